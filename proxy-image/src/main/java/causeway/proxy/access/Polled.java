package causeway.proxy.access;

/// What one look at a source gave.
public sealed interface Polled {
  /// The content looked at last is still there.
  record Unchanged() implements Polled {}

  /// Content that was not looked at before.
  ///
  /// @param json a snapshot as [causeway.access.snapshot.SnapshotCodec] writes it, to be checked
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Snapshot(byte[] json) implements Polled {}

  /// Content that is not a snapshot and cannot become one.
  ///
  /// @param content tells this content from others
  record Invalid(String content, String fault) implements Polled {}

  /// There is nothing, and the source is sure of it.
  record Absent(String message) implements Polled {}

  /// The source cannot be looked at now.
  ///
  /// @param code a stable code; a change of it is worth a line in the log
  record Unavailable(String code, String message) implements Polled {}
}
