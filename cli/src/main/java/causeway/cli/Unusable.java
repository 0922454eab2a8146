package causeway.cli;

import java.util.List;

/// An input that a command cannot work with; ends it with [ExitCode#UNUSABLE_INPUT] and one line
/// for each reason.
public final class Unusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> lines;

  public Unusable(String line) {
    this(List.of(line));
  }

  public Unusable(List<String> lines) {
    super(String.join("\n", lines));
    this.lines = List.copyOf(lines);
  }

  public List<String> lines() {
    return lines;
  }
}
