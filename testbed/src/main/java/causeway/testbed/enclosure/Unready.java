package causeway.testbed.enclosure;

/// This machine lacks something; the message says what, and the command that brings it.
public final class Unready extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Unready(String message) {
    super(message);
  }
}
