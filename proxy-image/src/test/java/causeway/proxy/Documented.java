package causeway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `docs/proxy.md` says there is.
public final class Documented {
  private static final Pattern FIRST_CELL =
      Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE);

  private Documented() {}

  /// The names in the first column of the table whose first heading is `column`.
  public static List<String> names(String column) throws IOException {
    String text = Files.readString(Path.of("..", "docs", "proxy.md"));
    int start = text.indexOf("| " + column + " |");
    assertThat(start).as("table of %s", column).isPositive();
    int end = text.indexOf("\n\n", start);
    List<String> names = new ArrayList<>();
    Matcher cells = FIRST_CELL.matcher(text.substring(start, end < 0 ? text.length() : end));
    while (cells.find()) {
      names.add(cells.group(1));
    }
    return names;
  }
}
