package causeway.testbed.template;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.testbed.enclosure.Command;
import causeway.testbed.enclosure.PythonEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// AWS's own checkers take the template, and refuse its nearest faulty neighbours. They are
/// installed inside the checkout.
@Tag("testbed")
class LintTest {
  private static final Path IGNORED = Path.of("../.causeway").toAbsolutePath().normalize();
  private static final Path LINTERS = IGNORED.resolve("linters");

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void install() {
    new PythonEnvironment(
            IGNORED,
            LINTERS,
            Path.of("lint-requirements.txt").toAbsolutePath(),
            System.err::println)
        .meet();
  }

  @Test
  void cfnLintFindsNothing() {
    Command.Result result = cfnLint(TemplateFile.path());
    assertThat(result.exit()).as(result.toString()).isZero();
    assertThat(result.out()).isEmpty();
  }

  @Test
  void samFindsItValid() {
    Command.Result result = sam(TemplateFile.path());
    assertThat(result.exit()).as(result.toString()).isZero();
    assertThat(result.out()).contains("is a valid SAM Template");
  }

  @ParameterizedTest
  @CsvSource({
    "'!Ref S3Endpoint', '!Ref S3Endpont', E1020",
    "'!GetAtt ProxyRole.Arn', '!GetAtt ProxyRole.Arm', E1010",
    "'HttpTokens: required', 'HttpTokens: demanded', E3030",
    "'AddressFamily: IPv4', 'AddressFamily: IPv5', E3030",
    "'MaxEntries: !Ref', 'MostEntries: !Ref', E3002",
    "'Sid: Faults', 'Side: Faults', E3510",
    "'FrontDoorKind, FrontDoorName', 'FrontDoorKind, FrontDoorNam', W4001",
  })
  void cfnLintRefusesItsNeighbours(String from, String to, String rule) throws IOException {
    Command.Result result = cfnLint(edited(from, to));
    assertThat(result.exit()).as(result.toString()).isNotZero();
    assertThat(result.out()).contains(rule);
  }

  @Test
  void samRefusesAFunctionWithoutHandler() throws IOException {
    Command.Result result = sam(edited("Handler: causeway", "Handle: causeway"));
    assertThat(result.exit()).as(result.toString()).isNotZero();
    assertThat(result.err()).contains("Linting failed");
  }

  private static Command.Result cfnLint(Path template) {
    return run("cfn-lint", template.toString());
  }

  private static Command.Result sam(Path template) {
    return run("sam", "validate", "--lint", "--template", template.toString());
  }

  /// By the interpreter: the first line of an environment's scripts does not work in every folder.
  private static Command.Result run(String program, String... arguments) {
    Path bin = LINTERS.resolve("bin");
    List<String> line =
        new ArrayList<>(List.of(bin.resolve("python").toString(), bin.resolve(program).toString()));
    line.addAll(List.of(arguments));
    return Command.of(line)
        .with("SAM_CLI_TELEMETRY", "0")
        .with("AWS_DEFAULT_REGION", "eu-west-1")
        .within(Duration.ofMinutes(2))
        .run();
  }

  private Path edited(String from, String to) throws IOException {
    String template = TemplateFile.text(TemplateFile.path());
    assertThat(template).contains(from);
    return Files.writeString(folder.resolve("template.yaml"), template.replace(from, to));
  }
}
