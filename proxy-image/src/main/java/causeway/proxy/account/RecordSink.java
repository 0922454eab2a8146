package causeway.proxy.account;

/// Where finished records go, one JSON line each. Implementations never block the caller and never
/// throw: what cannot be taken is dropped and counted, because a full disk must not stop traffic.
public interface RecordSink extends AutoCloseable {
  /// Takes one record; safe on any thread.
  ///
  /// @param jsonLine UTF-8 without a line end; owned by the sink from now on
  void write(byte[] jsonLine);

  /// What became of the records so far.
  default SinkCounts counts() {
    return SinkCounts.NONE;
  }

  /// Asks that what was taken is written out soon instead of later; returns at once.
  default void flush() {
    // Implementations that do not gather have nothing to do.
  }

  /// Whether all that was taken is written or given up.
  default boolean empty() {
    return true;
  }

  /// Writes out what was taken, within a bounded time; later records are dropped.
  @Override
  void close();
}
