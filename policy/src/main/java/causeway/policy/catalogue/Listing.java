package causeway.policy.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The catalogue's own files, a fact a line.
final class Listing {
  private Listing() {}

  static List<String> lines(String file) {
    try (InputStream in = Listing.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the catalogue lacks " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("reading the catalogue's " + file, e);
    }
  }

  static boolean exists(String file) {
    return Listing.class.getResource(file) != null;
  }
}
