package causeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every command has in common: help, usage errors, unusable inputs, no stack trace.
class CausewayTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "check",
        "explain",
        "host",
        "diff",
        "compile",
        "apply",
        "rollback",
        "status",
        "policy",
        "proxy",
        "generate-completion"
      })
  void everyCommandHelpsWithExamples(String command) {
    Run run = Run.of(command, "--help");
    assertThat(run.code()).isEqualTo(ExitCode.YES);
    assertThat(run.out())
        .startsWith("Usage: causeway " + command)
        .contains("\nExamples:\n")
        .containsPattern("  (source <\\()?causeway " + command);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void theFrontPageListsCommandsAndExitCodes() {
    Run run = Run.of("--help");
    assertThat(run.code()).isEqualTo(ExitCode.YES);
    assertThat(run.out())
        .contains("check", "explain", "host", "diff", "compile", "proxy", "Exit codes:", "70");
  }

  @Test
  void withoutACommandItSaysWhatItTakes() {
    Run run = Run.of();
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .startsWith("causeway: name a command\n")
        .endsWith("try: causeway --help\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chek farm.yaml",
        "check",
        "check a b",
        "check --colour a",
        "explain a",
        "check a -o xml",
        "compile a"
      })
  void aWrongCommandLineIsAUsageError(String line) {
    Run run = Run.of(line.split(" "));
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).startsWith("causeway: ").contains("\ntry: causeway");
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "diff", "compile", "explain"})
  void aMissingFileIsAnUnusableInput(String command, @TempDir Path folder) {
    String missing = folder.resolve("none.yaml").toString();
    Run run =
        switch (command) {
          case "diff" -> Run.of(command, missing, missing);
          case "compile" -> Run.of(command, missing, "--out", folder.toString());
          case "explain" ->
              Run.of(command, missing, "--from", "10.0.0.1", "--to", "s3.eu-west-1.amazonaws.com");
          default -> Run.of(command, missing);
        };
    assertThat(run.code()).isEqualTo(ExitCode.UNUSABLE_INPUT);
    assertThat(run.err()).isEqualTo("causeway: cannot read " + missing + ": no such file\n");
  }

  @Test
  void aFolderIsNotAFile(@TempDir Path folder) {
    Run run = Run.of("check", folder.toString());
    assertThat(run.code()).isEqualTo(ExitCode.UNUSABLE_INPUT);
    assertThat(run.err())
        .isEqualTo("causeway: cannot read " + folder + ": is a directory, not a file\n");
  }

  @Test
  void completionIsAScript() {
    Run run = Run.of("generate-completion");
    assertThat(run.code()).isEqualTo(ExitCode.YES);
    assertThat(run.out()).contains("complete -F _complete_causeway").contains("causeway");
  }

  @Test
  void aPeersControlBytesDoNotReachTheTerminal() {
    Run run =
        Run.of("explain", "../examples/farm.yaml", "--from", "10.20.1.5", "--to", "\u001b[2Jevil");
    assertThat(run.code()).isEqualTo(ExitCode.NO);
    assertThat(run.out() + run.err()).doesNotContain("\u001b");
  }

  /// A full disk or a reader that left must not pass for a good answer.
  @Test
  void anAnswerThatCannotBeWrittenIsNoAnswer() {
    PrintWriter full =
        new PrintWriter(
            new Writer() {
              @Override
              public void write(char[] text, int from, int count) throws IOException {
                throw new IOException("No space left on device");
              }

              @Override
              public void flush() {}

              @Override
              public void close() {}
            });
    StringWriter err = new StringWriter();
    int code = Causeway.run(full, new PrintWriter(err), "host", "s3.eu-west-1.amazonaws.com");
    assertThat(code).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "causeway: the answer cannot be written to standard output; nobody reads it, or the"
                + " disk is full\n");
  }

  @Test
  void anArgumentNeverNamesAFileOfArguments(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("key.pem"), "SECRET");
    Run run = Run.of("host", "@" + secret);
    assertThat(run.out() + run.err()).contains("malformed-name").doesNotContain("SECRET");
  }
}
