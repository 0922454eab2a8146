package causeway.cli;

import picocli.CommandLine.Option;

/// The one output option that commands share.
final class Output {
  /// How a command answers.
  enum Kind {
    text,
    json
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Answer as ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private Kind kind = Kind.text;

  boolean json() {
    return kind == Kind.json;
  }
}
