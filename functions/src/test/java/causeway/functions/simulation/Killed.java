package causeway.functions.simulation;

/// The end of a function's process, between two calls or in the middle of one.
final class Killed extends Error {
  private static final long serialVersionUID = 1L;

  Killed(String how) {
    super(how, null, false, false);
  }
}
