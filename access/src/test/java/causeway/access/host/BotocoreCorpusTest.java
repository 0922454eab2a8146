package causeway.access.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/// AWS's own word: the names that botocore's endpoint rule sets resolve, for every Region, FIPS,
/// dual-stack, bucket and ARN, must be read back to what they were resolved from. The rule sets are
/// downloaded for the test; Python comes from `CAUSEWAY_PYTHON`, else it is `python3`.
@Tag("testbed")
final class BotocoreCorpusTest {
  private static final String BOTOCORE = "botocore==1.44.5";

  @Test
  void everyNameOfTheRuleSetsIsReadBack(
      @TempDir(factory = UnderTarget.class, cleanup = CleanupMode.ALWAYS) Path folder)
      throws IOException, InterruptedException {
    List<String> lines = corpus(folder);
    var wrong = new ArrayList<String>();
    int reachable = 0;
    for (String line : lines) {
      Host host = HostCatalogue.parse(line.substring(0, line.indexOf('\t')));
      reachable += host.reachable() ? 1 : 0;
      if (!asLine(host).equals(line)) {
        wrong.add(line + " but read " + host);
      }
    }
    System.out.printf(
        "%s: %d names checked, %d of them reachable%n", BOTOCORE, lines.size(), reachable);
    assertThat(wrong).isEmpty();
    assertThat(lines).hasSizeGreaterThan(1_000);
    assertThat(reachable).isGreaterThan(500);
  }

  private static String asLine(Host host) {
    Service service = host.service();
    return String.join(
        "\t",
        host.name(),
        shown(service == null ? null : service.code()),
        shown(host.region()),
        shown(host.bucket()),
        shown(host.accessPoint()),
        shown(host.account()));
  }

  private static String shown(@Nullable String value) {
    return value == null ? "-" : value;
  }

  private static List<String> corpus(Path folder) throws IOException, InterruptedException {
    String python = Objects.requireNonNullElse(System.getenv("CAUSEWAY_PYTHON"), "python3");
    Path environment = folder.resolve("python");
    Path script = folder.resolve("corpus.py");
    try (InputStream in = BotocoreCorpusTest.class.getResourceAsStream("corpus.py")) {
      Files.copy(Objects.requireNonNull(in), script);
    }
    String own = environment.resolve("bin/python").toString();
    run(folder, python, "-m", "venv", environment.toString());
    run(folder, own, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", BOTOCORE);
    return run(folder, own, script.toString());
  }

  /// The lines a command prints; fails with what it said when it does not end well.
  private static List<String> run(Path folder, String... command)
      throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    int exit =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start()
            .waitFor();
    assertThat(exit)
        .as("%s\n%s", String.join(" ", command), Files.readString(errors, UTF_8))
        .isZero();
    return Files.readAllLines(output, UTF_8);
  }

  /// The download stays inside the module's build folder.
  static final class UnderTarget implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
        throws IOException {
      return Files.createTempDirectory(
          Files.createDirectories(Path.of("target")).toAbsolutePath(), "botocore-");
    }
  }
}
