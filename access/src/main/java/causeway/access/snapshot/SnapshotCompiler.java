package causeway.access.snapshot;

import causeway.access.document.FarmDocument;

/// Makes the snapshot of a farm document, without what only AWS knows.
public final class SnapshotCompiler {
  private SnapshotCompiler() {}

  /// Compiles offline: no sequence, no prefix lists.
  public static AccessSnapshot compile(FarmDocument document) {
    throw new UnsupportedOperationException(document.farm());
  }
}
