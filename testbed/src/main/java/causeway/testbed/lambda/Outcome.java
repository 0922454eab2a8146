package causeway.testbed.lambda;

/// How an invocation ended.
public sealed interface Outcome {
  /// The function answered with `payload`, in JSON.
  record Answered(String payload) implements Outcome {}

  /// The function threw; `error` is the runtime's own JSON about it.
  record Failed(String error) implements Outcome {}

  /// It took longer than its timeout, and its process was killed.
  record TimedOut() implements Outcome {}

  /// Its process ended before it answered.
  record Died(int exit) implements Outcome {}
}
