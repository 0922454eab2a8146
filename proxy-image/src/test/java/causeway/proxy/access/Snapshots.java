package causeway.proxy.access;

import causeway.access.Mode;
import causeway.access.snapshot.AccessSnapshot;
import causeway.access.snapshot.SnapshotCodec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Small snapshots that differ by one network.
final class Snapshots {
  private Snapshots() {}

  static AccessSnapshot of(@Nullable Long sequence, String network) {
    return new AccessSnapshot(
        "corp-s3",
        "eu-west-1",
        Mode.ENFORCE,
        sequence,
        null,
        Map.of("s3", new AccessSnapshot.Endpoint("s3", List.of())),
        Map.of("berlin", List.of(network)),
        Map.of(),
        Map.of(),
        List.of());
  }

  static byte[] json(@Nullable Long sequence, String network) {
    return SnapshotCodec.write(of(sequence, network));
  }

  static String digest(String network) {
    return SnapshotCodec.digest(of(null, network));
  }
}
