package causeway.cli.farm;

import causeway.access.snapshot.AccessSnapshot;
import causeway.access.snapshot.SnapshotCodec;
import causeway.access.snapshot.SnapshotException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The snapshot that a farm's proxies are to enforce.
///
/// @param since when it was published
public record InForce(AccessSnapshot snapshot, Instant since) {
  /// Reads it; empty before a farm's first document.
  ///
  /// @throws AwsFailure also when the object is no snapshot
  public static Optional<InForce> read(Account account, Farm farm) {
    return account
        .object(farm.stateBucket(), Farm.SNAPSHOT)
        .map(stored -> {
          try {
            return new InForce(SnapshotCodec.read(stored.bytes()), stored.modified());
          } catch (SnapshotException broken) {
            throw new AwsFailure(
                "cannot use s3://%s/%s: %s"
                    .formatted(farm.stateBucket(), Farm.SNAPSHOT, broken.getMessage()),
                broken);
          }
        });
  }

  /// The sequence that a proxy must enforce or have passed.
  public long sequence() {
    Long sequence = snapshot.sequence();
    return sequence == null ? 0 : sequence;
  }

  /// Whether this is what `wanted`, compiled offline, says: the same but for what only AWS knows.
  boolean says(AccessSnapshot wanted) {
    return SnapshotCodec.digest(offline(snapshot)).equals(SnapshotCodec.digest(offline(wanted)));
  }

  /// The snapshot without prefix lists, sequence and version, for comparing with a document.
  static AccessSnapshot offline(AccessSnapshot snapshot) {
    Map<String, AccessSnapshot.Endpoint> endpoints = new LinkedHashMap<>();
    snapshot
        .endpoints()
        .forEach((name, endpoint) ->
            endpoints.put(name, new AccessSnapshot.Endpoint(endpoint.service(), List.of())));
    return new AccessSnapshot(
        snapshot.farm(),
        snapshot.region(),
        snapshot.mode(),
        null,
        null,
        endpoints,
        snapshot.networks(),
        snapshot.users(),
        snapshot.groups(),
        snapshot.rules());
  }
}
