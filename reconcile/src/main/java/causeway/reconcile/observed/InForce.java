package causeway.reconcile.observed;

import causeway.access.snapshot.AccessSnapshot;
import org.jspecify.annotations.Nullable;

/// The snapshot that the proxies are told to enforce, with the ETag that a conditional write names.
///
/// @param snapshot absent when the object cannot be read as one
/// @param sequence of the snapshot; 0 when it has none
public record InForce(
    String etag, long sequence, String digest, @Nullable AccessSnapshot snapshot) {

  /// The version of the document that it was compiled from.
  public @Nullable String documentVersion() {
    return snapshot == null ? null : snapshot.documentVersion();
  }
}
