package causeway.testbed.enclosure;

import java.io.IOException;
import java.nio.file.Path;

/// This machine lacks something; the message says what, and the command that brings it.
public final class Unready extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Unready(String message) {
    super(message);
  }

  static Unready unwritable(Path folder, IOException cause) {
    return new Unready(
        "cannot write below "
            + folder
            + ": "
            + cause
            + "; make the checkout writable, or work in a clone of your own");
  }
}
