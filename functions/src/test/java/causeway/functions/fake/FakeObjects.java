package causeway.functions.fake;

import causeway.functions.cloud.CloudException;
import causeway.functions.cloud.Failure;
import causeway.functions.cloud.Objects;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// S3: strongly consistent, with conditional writes, and versions in the buckets that keep them.
public final class FakeObjects implements Objects {
  private final InstantSource clock;
  private final Set<String> versioned;
  private final Map<String, NavigableMap<String, List<Stored>>> buckets = new TreeMap<>();
  private final List<Watcher> watchers = new ArrayList<>();
  private long puts;

  FakeObjects(InstantSource clock, Set<String> versioned) {
    this.clock = clock;
    this.versioned = versioned;
  }

  /// Hears of every object that was written, as S3's notifications do.
  public interface Watcher {
    void written(String bucket, String key, Stored object);
  }

  public void watch(Watcher watcher) {
    watchers.add(watcher);
  }

  @Override
  public List<Listed> list(String bucket, String prefix) {
    return bucket(bucket).tailMap(prefix).entrySet().stream()
        .takeWhile(each -> each.getKey().startsWith(prefix))
        .map(each -> listed(each.getKey(), each.getValue().getLast()))
        .toList();
  }

  @Override
  public Optional<Listed> head(String bucket, String key) {
    return Optional.ofNullable(last(bucket, key)).map(object -> listed(key, object));
  }

  private static Listed listed(String key, Stored object) {
    return new Listed(key, object.etag(), object.bytes().length, object.written());
  }

  @Override
  public Optional<Stored> get(String bucket, String key, int most) {
    return Optional.ofNullable(last(bucket, key)).map(object -> cut(object, most));
  }

  @Override
  public Optional<Stored> get(String bucket, String key, String version, int most) {
    return bucket(bucket).getOrDefault(key, List.of()).stream()
        .filter(object -> version.equals(object.versionId()))
        .map(object -> cut(object, most))
        .findFirst();
  }

  private static Stored cut(Stored object, int most) {
    byte[] bytes = object.bytes();
    return new Stored(
        bytes.length <= most ? bytes : Arrays.copyOf(bytes, most),
        object.etag(),
        object.versionId(),
        object.written());
  }

  @Override
  public String put(String bucket, String key, byte[] bytes, Condition condition) {
    Stored present = last(bucket, key);
    boolean holds =
        switch (condition) {
          case Condition.None _ -> true;
          case Condition.Absent _ -> present == null;
          case Condition.Unchanged(String etag) -> present != null && present.etag().equals(etag);
        };
    if (!holds) {
      throw new CloudException(
          Failure.CONFLICT, "PutObject " + key + ": 412 PreconditionFailed", null);
    }
    puts++;
    Stored object =
        new Stored(
            bytes.clone(),
            // Equal content has an equal tag, as in S3.
            Integer.toHexString(Arrays.hashCode(bytes)) + "-" + bytes.length,
            versioned.contains(bucket) ? "v" + puts : null,
            // S3 tells times in whole seconds.
            clock.instant().truncatedTo(ChronoUnit.SECONDS));
    List<Stored> all = bucket(bucket).computeIfAbsent(key, any -> new ArrayList<>());
    if (!versioned.contains(bucket)) {
      all.clear();
    }
    all.add(object);
    watchers.forEach(watcher -> watcher.written(bucket, key, object));
    return object.etag();
  }

  private NavigableMap<String, List<Stored>> bucket(String name) {
    return buckets.computeIfAbsent(name, any -> new TreeMap<>());
  }

  private @Nullable Stored last(String bucket, String key) {
    List<Stored> versions = bucket(bucket).get(key);
    return versions == null ? null : versions.getLast();
  }
}
