package causeway.access.document;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// Text to YAML nodes that know their place; types by the core schema of YAML 1.2.
final class Tree {
  private Tree() {}

  /// The root of the only document, or nothing when a fault was reported.
  static @Nullable Node of(String text, Faults faults) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel("document")
            .setSchema(new CoreSchema())
            .setUseMarks(true)
            .setAllowNonScalarKeys(true)
            .setCodePointLimit(FarmReader.MOST_BYTES)
            // Read in one go: the engine runs past the end of a full buffer whose last character is
            // the first half of a surrogate pair.
            .setBufferSize(text.length() + 1)
            .build();
    try {
      Composer composer =
          new Composer(
              settings,
              new GuardedEvents(
                  new ParserImpl(settings, new StreamReader(settings, text)), faults));
      if (!composer.hasNext()) {
        faults.fault(
            Position.START,
            Code.EMPTY,
            "the document is empty; a farm document starts with farm: NAME");
        return null;
      }
      Node root = composer.next();
      if (composer.hasNext()) {
        faults.fault(
            Position.of(composer.next()),
            Code.SEVERAL_DOCUMENTS,
            "a second YAML document starts here; keep one document in a file");
      }
      return root;
    } catch (GuardedEvents.Stop reported) {
      return null;
    } catch (MarkedYamlEngineException e) {
      syntax(
          Position.of(e.getProblemMark().or(e::getContextMark)),
          e.getContext(),
          e.getProblem(),
          faults);
      return null;
    } catch (YamlVersionException e) {
      syntax(Position.START, null, "its %YAML line asks for a version that is not 1.x", faults);
      return null;
    } catch (YamlEngineException e) {
      syntax(Position.of(Optional.empty()), null, "the parser gave up", faults);
      return null;
    }
  }

  /// The parser's words without its excerpt of the file, which may hold a secret.
  private static void syntax(
      Position at, @Nullable String context, @Nullable String problem, Faults faults) {
    String words = (context == null ? "" : context + ": ") + (problem == null ? "" : problem);
    StringBuilder line = new StringBuilder();
    words
        .codePoints()
        .limit(200)
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .forEach(line::appendCodePoint);
    faults.fault(
        at,
        Code.SYNTAX,
        "the document is not YAML here (" + line + "); nothing after this was read");
  }
}
