package causeway.cli;

import picocli.CommandLine.Option;

/// The one output option that commands share.
public final class Output {
  /// How a command answers.
  public enum Kind {
    text,
    json
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Answer as ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private Kind kind = Kind.text;

  public boolean json() {
    return kind == Kind.json;
  }
}
