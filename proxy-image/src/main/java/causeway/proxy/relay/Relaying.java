package causeway.proxy.relay;

/// A relay in progress.
public interface Relaying {
  /// Closes both sides at once, for the given reason. Called on the relay's event loop; no effect
  /// once it has ended.
  void stop(Ended reason);
}
