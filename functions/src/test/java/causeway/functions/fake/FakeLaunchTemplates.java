package causeway.functions.fake;

import causeway.functions.cloud.CloudException;
import causeway.functions.cloud.Failure;
import causeway.functions.cloud.LaunchTemplates;
import causeway.reconcile.observed.TemplateVersion;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// EC2's launch templates: one of them, with its numbered versions.
public final class FakeLaunchTemplates implements LaunchTemplates {
  private final String id;
  private final History<List<String>> images;
  private final Map<String, Integer> tokens = new HashMap<>();

  FakeLaunchTemplates(InstantSource clock, Lag lag, String id, String image) {
    this.id = id;
    this.images = new History<>(clock, lag, List.of(image));
  }

  public String image(long version) {
    return images.truth().get((int) version - 1);
  }

  public long newest() {
    return images.truth().size();
  }

  @Override
  public TemplateVersion latest(String templateId) {
    check(templateId);
    List<String> told = images.told();
    return new TemplateVersion(id, told.size(), told.getLast());
  }

  @Override
  public void createVersion(String templateId, long source, String imageId, String token) {
    check(templateId);
    if (source > newest()) {
      throw new CloudException(Failure.NOT_FOUND, "no version " + source + " of " + id, null);
    }
    if (tokens.putIfAbsent(token, images.truth().size() + 1) == null) {
      images.now(Stream.concat(images.truth().stream(), Stream.of(imageId)).toList());
    }
  }

  private void check(String templateId) {
    if (!templateId.equals(id)) {
      throw new CloudException(Failure.NOT_FOUND, "no launch template " + templateId, null);
    }
  }
}
