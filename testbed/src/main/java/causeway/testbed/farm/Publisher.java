package causeway.testbed.farm;

import causeway.access.document.FarmDocument;
import causeway.access.document.FarmRead;
import causeway.access.document.FarmReader;
import causeway.access.snapshot.AccessSnapshot;
import causeway.access.snapshot.SnapshotCodec;
import causeway.access.snapshot.SnapshotCompiler;
import causeway.testbed.cloud.LocalStack;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// Does what the function for configuration changes will do: compiles the document, adds what only
/// AWS knows, and publishes the snapshot under the next sequence.
public final class Publisher {
  /// What the proxies read.
  public static final String KEY = "access/current.json";

  private final LocalStack cloud;
  private final FarmPlan plan;
  private final AtomicLong sequence = new AtomicLong();

  public Publisher(LocalStack cloud, FarmPlan plan) {
    this.cloud = cloud;
    this.plan = plan;
  }

  /// Publishes `yaml` to the state bucket.
  ///
  /// @return the sequence that the proxies should enforce next
  /// @throws IllegalArgumentException with every fault of the document
  public long publish(String yaml) {
    FarmRead read = FarmReader.read(plan.document(), yaml.getBytes(StandardCharsets.UTF_8));
    FarmDocument document = read.document();
    if (document == null) {
      throw new IllegalArgumentException(
          read.faults().stream().map(Object::toString).collect(Collectors.joining("; ")));
    }
    AccessSnapshot offline = SnapshotCompiler.compile(document);
    Map<String, AccessSnapshot.Endpoint> endpoints = new LinkedHashMap<>();
    offline
        .endpoints()
        .forEach((name, endpoint) ->
            endpoints.put(
                name, new AccessSnapshot.Endpoint(endpoint.service(), List.of(plan.prefixList()))));
    long next = sequence.incrementAndGet();
    AccessSnapshot snapshot =
        new AccessSnapshot(
            offline.farm(),
            offline.region(),
            offline.mode(),
            next,
            "testbed-" + next,
            endpoints,
            offline.networks(),
            offline.users(),
            offline.groups(),
            offline.rules());
    cloud.put(plan.region(), plan.stateBucket(), KEY, SnapshotCodec.write(snapshot));
    return next;
  }
}
