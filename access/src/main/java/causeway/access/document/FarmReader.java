package causeway.access.document;

import java.nio.file.Path;

/// Reads a farm document, reporting all its faults together.
public final class FarmReader {
  private FarmReader() {}

  /// Reads `file`. Never throws on content: what cannot be read is a fault.
  public static FarmRead read(Path file) {
    throw new UnsupportedOperationException(file.toString());
  }

  /// Reads `yaml` (UTF-8) as if it came from a file called `name`.
  public static FarmRead read(String name, byte[] yaml) {
    throw new UnsupportedOperationException(name);
  }
}
