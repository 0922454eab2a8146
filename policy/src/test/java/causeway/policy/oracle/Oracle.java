package causeway.policy.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A program of somebody else that answers questions, a line each, in a process of its own. It is
/// kept between runs in `.causeway`, like everything that is fetched, and so are its answers: they
/// depend on the questions and the script alone, so that a long run that was stopped goes on where
/// it was, and a changed engine is soon compared with all of them.
final class Oracle {
  private final Path folder;
  private final List<String> command;
  private final String script;

  private Oracle(Path folder, List<String> command, String script) {
    this.folder = folder;
    this.command = command;
    this.script = script;
  }

  /// The SMT solver cvc5: an SMT-LIB problem a line; `sat`, `unsat` or `unknown`.
  static Oracle cvc5() {
    return of(
        "cvc5",
        "python3 -m venv venv && venv/bin/pip -q install cvc5==1.4.2",
        List.of("venv/bin/python"),
        "cvc5-check.py");
  }

  /// The simulator iam-simulate: a policy and a request a line; `allow` or `deny`.
  static Oracle iamSimulate() {
    return of(
        "iam-simulate",
        "npm install --no-audit --no-fund @cloud-copilot/iam-simulate@0.1.173",
        List.of("node"),
        "iam-simulate.mjs");
  }

  /// The oracle in a folder of this name, which `install` makes if it is not there yet.
  private static Oracle of(String name, String install, List<String> command, String script) {
    try {
      Path folder = Path.of("..", ".causeway", "oracles", name).toAbsolutePath().normalize();
      Files.createDirectories(folder.resolve("answers"));
      if (!Files.exists(folder.resolve("complete"))) {
        run(folder, new ProcessBuilder("sh", "-c", install));
        Files.createFile(folder.resolve("complete"));
      }
      Oracle oracle = new Oracle(folder, command, script);
      Files.writeString(folder.resolve(script), oracle.text());
      return oracle;
    } catch (IOException e) {
      throw new UncheckedIOException("preparing " + name, e);
    }
  }

  /// As many answers as questions.
  List<String> ask(List<String> questions) {
    try {
      Path answers = folder.resolve("answers").resolve(digest(questions));
      if (!Files.exists(answers)) {
        Path input = Files.write(folder.resolve("questions.jsonl"), questions);
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of(script, folder.toString()));
        String output = run(folder, new ProcessBuilder(line).redirectInput(input.toFile()));
        Path written = Files.writeString(folder.resolve("answers.new"), output);
        Files.move(written, answers, StandardCopyOption.ATOMIC_MOVE);
      }
      List<String> all = Files.readAllLines(answers);
      assertThat(all).hasSameSizeAs(questions);
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException("asking " + script, e);
    }
  }

  private static String run(Path folder, ProcessBuilder builder) throws IOException {
    Process process = builder.directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      assertThat(process.waitFor()).as(output).isZero();
    } catch (InterruptedException e) {
      process.destroy();
      throw new IOException("interrupted", e);
    }
    return output;
  }

  private String text() throws IOException {
    try (InputStream source = Oracle.class.getResourceAsStream(script)) {
      assertThat(source).as(script).isNotNull();
      return new String(source.readAllBytes(), UTF_8);
    }
  }

  private String digest(List<String> questions) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(text().getBytes(UTF_8));
      questions.forEach(question -> digest.update((question + "\n").getBytes(UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// A text as JSON.
  static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
