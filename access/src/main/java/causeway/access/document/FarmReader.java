package causeway.access.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads a farm document, reporting all its faults together.
public final class FarmReader {
  /// Of a document; far above any farm, far below what would hurt.
  public static final int MOST_BYTES = 4 << 20;

  private FarmReader() {}

  /// Reads `file`. Never throws on content: what cannot be read is a fault.
  public static FarmRead read(Path file) {
    return read(file, Clock.systemUTC());
  }

  /// The same at the time of `clock`, by which rules expire.
  public static FarmRead read(Path file, Clock clock) {
    byte[] yaml;
    // One byte above the limit is enough to know that the file is too large.
    try (InputStream in = Files.newInputStream(file)) {
      yaml = in.readNBytes(MOST_BYTES + 1);
    } catch (IOException | SecurityException unreadable) {
      Faults faults = new Faults(file.toString());
      faults.fault(
          Position.START,
          Code.UNREADABLE,
          "the document cannot be read ("
              + unreadable.getClass().getSimpleName()
              + "); give the path of a farm document");
      return result(null, faults);
    }
    return read(file.toString(), yaml, clock, file.toAbsolutePath().getParent());
  }

  /// Reads `yaml` (UTF-8) as if it came from a file called `name`.
  public static FarmRead read(String name, byte[] yaml) {
    return read(name, yaml, Clock.systemUTC());
  }

  /// The same at the time of `clock`, by which rules expire.
  public static FarmRead read(String name, byte[] yaml, Clock clock) {
    return read(name, yaml, clock, null);
  }

  private static FarmRead read(String name, byte[] yaml, Clock clock, @Nullable Path folder) {
    Faults faults = new Faults(name);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    String text = SourceText.of(yaml, faults);
    Node root = text == null ? null : Tree.of(text, faults);
    FarmDocument document =
        root == null ? null : new DocumentReader(faults, today, folder).read(root);
    return result(document, faults);
  }

  private static FarmRead result(@Nullable FarmDocument document, Faults faults) {
    return new FarmRead(faults.none() ? document : null, faults.faults(), faults.warnings());
  }
}
