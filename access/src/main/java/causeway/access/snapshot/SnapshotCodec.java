package causeway.access.snapshot;

/// An access snapshot as versioned JSON with a digest, and back.
public final class SnapshotCodec {
  private SnapshotCodec() {}

  /// Canonical UTF-8 JSON; equal snapshots give equal bytes.
  public static byte[] write(AccessSnapshot snapshot) {
    throw new UnsupportedOperationException(snapshot.farm());
  }

  /// Reads and checks a snapshot: format, digest, every reference and value.
  ///
  /// @throws SnapshotException when anything is wrong with it
  public static AccessSnapshot read(byte[] json) {
    throw new UnsupportedOperationException(Integer.toString(json.length));
  }

  /// `sha256:` and 64 hex digits over everything but the sequence and the document's version.
  public static String digest(AccessSnapshot snapshot) {
    throw new UnsupportedOperationException(snapshot.farm());
  }
}
