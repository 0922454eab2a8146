package causeway.policy.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A program of somebody else that answers questions, a line each, in a process of its own. It is
/// kept between runs in `.causeway`, like everything that is fetched.
final class Oracle {
  private final Path folder;

  private Oracle(Path folder) {
    this.folder = folder;
  }

  /// The oracle in a folder of this name, which `install` makes if it is not there yet.
  static Oracle of(String name, List<String> install) throws IOException, InterruptedException {
    Path folder = Path.of("..", ".causeway", "oracles", name).toAbsolutePath().normalize();
    if (!Files.exists(folder.resolve("complete"))) {
      Files.createDirectories(folder);
      Process process =
          new ProcessBuilder(install).directory(folder.toFile()).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(output).isZero();
      Files.createFile(folder.resolve("complete"));
    }
    return new Oracle(folder);
  }

  Path folder() {
    return folder;
  }

  /// Runs a script of the test resources with these questions; as many answers.
  List<String> ask(List<String> command, String script, List<String> questions)
      throws IOException, InterruptedException {
    Path copy = folder.resolve(script);
    try (InputStream source = Oracle.class.getResourceAsStream(script)) {
      assertThat(source).as(script).isNotNull();
      Files.write(copy, source.readAllBytes());
    }
    Path input = Files.write(folder.resolve("questions.jsonl"), questions);
    List<String> line = new java.util.ArrayList<>(command);
    line.addAll(List.of(copy.toString(), folder.toString()));
    Process process =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectInput(input.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    List<String> answers = output.lines().toList();
    assertThat(answers).hasSameSizeAs(questions);
    return answers;
  }
}
