package causeway.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.cli.ExitCode;
import causeway.cli.Run;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCommandTest {
  private static final String LOGS =
      "{\"Statement\":[{\"Sid\":\"logs\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::logs/*\"}]}";
  private static final String ALL =
      "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}";
  private static final String SOURCE_IP =
      "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"}}}]}";

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({"logs,all,0,PROVED", "all,logs,1,REFUTED", "ip,logs,2,UNKNOWN"})
  void aComparisonHasThreeAnswers(String fresh, String base, int code, String verdict)
      throws IOException {
    Run run = Run.of("policy", "compare", file(fresh), file(base));
    assertThat(run.code()).isEqualTo(code);
    assertThat(run.out()).startsWith(verdict + ": ");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aRefutationShowsARequestAndWhomToBlame() throws IOException {
    Run run = Run.of("policy", "compare", file("all"), file("logs"), "-o", "json");
    assertThat(run.out())
        .startsWith("{\"verdict\":\"REFUTED\",\"witness\":{\"action\":\"s3:")
        .contains("\"statements\":[{\"policy\":\"new\",\"index\":0}]")
        .contains("\"reason\":\"no-matching-allow\"")
        .contains("\"message\":\"statement 1 allows s3:");
  }

  @Test
  void aBatchAnswersEveryLineThatItCan() {
    Run run =
        batch(
            "compare",
            "{\"id\":\"a\",\"new\":" + LOGS + ",\"base\":" + ALL + "}",
            "{\"id\":2,\"new\":" + ALL + ",\"base\":" + LOGS + "}",
            "{\"id\":3,\"new\":{\"Statement\":7},\"base\":" + LOGS + "}",
            "nonsense",
            "{\"id\":4,\"new\":\"" + LOGS.replace("\"", "\\\"") + "\",\"base\":" + LOGS + "}");
    assertThat(run.code()).isEqualTo(ExitCode.UNUSABLE_INPUT);
    assertThat(run.out().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("{\"id\":\"a\",\"verdict\":\"PROVED\",\"reason\":\"contained\""),
            line -> assertThat(line).startsWith("{\"id\":2,\"verdict\":\"REFUTED\",\"witness\":{"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "{\"id\":3,\"verdict\":\"UNKNOWN\",\"reason\":\"unusable-input\",\"message\":\"new: $.Statement: is a number or truth value; a statement is an object\"}"),
            line ->
                assertThat(line)
                    .startsWith("{\"verdict\":\"UNKNOWN\",\"reason\":\"unusable-input\""),
            line -> assertThat(line).startsWith("{\"id\":4,\"verdict\":\"PROVED\""));
  }

  @Test
  void anEvaluationExplainsItself() throws IOException {
    Path request =
        Files.writeString(
            folder.resolve("request.json"),
            "{\"action\":\"s3:PutObject\",\"resource\":\"arn:aws:s3:::logs/a\",\"context\":{\"aws:SecureTransport\":true}}");
    Run run = Run.of("policy", "evaluate", file("logs"), request.toString());
    assertThat(run.code()).isEqualTo(ExitCode.NO);
    assertThat(run.out().lines())
        .containsExactly(
            "deny: the endpoint would refuse it: no statement allows it",
            "  statement 1 \"logs\" (Allow): does not match",
            "    Action: \"s3:PutObject\" is not among its actions");
    Run allowed = Run.of("policy", "evaluate", file("all"), request.toString(), "-o", "json");
    assertThat(allowed.code()).isEqualTo(ExitCode.YES);
    assertThat(allowed.out())
        .startsWith("{\"decision\":\"allow\",\"statement\":0,\"reason\":\"allowed-by-statement\"");
  }

  @Test
  void evaluationsComeInBatchesToo() {
    Run run =
        batch(
            "evaluate",
            "{\"id\":1,\"policy\":"
                + LOGS
                + ",\"request\":{\"action\":\"s3:GetObject\",\"resource\":\"arn:aws:s3:::logs/a\",\"principal\":{\"AWS\":\"arn:aws:iam::111122223333:root\"},\"context\":{}}}",
            "{\"id\":2,\"policy\":"
                + LOGS
                + ",\"request\":{\"action\":\"s3:GetObject\",\"resource\":\"arn:aws:s3:::logs\"}}",
            "{\"id\":3,\"policy\":" + LOGS + ",\"request\":{\"actions\":\"s3:GetObject\"}}");
    assertThat(run.code()).isEqualTo(ExitCode.UNUSABLE_INPUT);
    assertThat(run.out().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith(
                        "{\"id\":1,\"decision\":\"allow\",\"statement\":0,\"sid\":\"logs\","),
            line ->
                assertThat(line)
                    .startsWith("{\"id\":2,\"decision\":\"deny\",\"reason\":\"no-matching-allow\""),
            line -> assertThat(line).contains("\"reason\":\"unusable-input\"", "actions"));
  }

  @Test
  void aChangeIsToldBothWays() throws IOException {
    Run same = Run.of("policy", "diff", file("logs"), file("logs"));
    assertThat(same.code()).isEqualTo(ExitCode.YES);
    assertThat(same.out()).isEqualTo("both mean the same\n");
    Run wider = Run.of("policy", "diff", file("logs"), file("all"), "-o", "json");
    assertThat(wider.code()).isEqualTo(ExitCode.NO);
    assertThat(wider.out())
        .startsWith("{\"equivalent\":false,\"gained\":[{\"statement\":0,\"verdict\":\"REFUTED\"")
        .endsWith("\"lost\":[]}\n");
  }

  @Test
  void lintTellsFaultsFromFindings() throws IOException {
    Run sound = Run.of("policy", "lint", file("logs"));
    assertThat(sound.code()).isEqualTo(ExitCode.YES);
    assertThat(sound.out()).endsWith("logs.json: no faults, no findings\n");
    Run warned = Run.of("policy", "lint", file("ip"), "-o", "json");
    assertThat(warned.code()).isEqualTo(ExitCode.YES);
    assertThat(warned.out()).contains("\"ok\":true", "\"code\":\"absent-at-endpoint\"");
    Path broken = Files.writeString(folder.resolve("broken.json"), "{\"Statement\":[{}]}");
    Run faulty = Run.of("policy", "lint", broken.toString());
    assertThat(faulty.code()).isEqualTo(ExitCode.NO);
    assertThat(faulty.out())
        .contains("broken.json:1:15: $.Statement[0]: no Effect; write \"Allow\" or \"Deny\"\n");
  }

  @Test
  void aFaultyPolicyIsAnUnusableInput() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.json"), "{\"Statement\":7}");
    Run run = Run.of("policy", "compare", broken.toString(), file("logs"));
    assertThat(run.code()).isEqualTo(ExitCode.UNUSABLE_INPUT);
    assertThat(run.err())
        .contains(
            "broken.json:1:14: $.Statement: is a number", "has 1 fault; AWS would not take it");
    assertThat(Run.of("policy", "compare", "none.json", "none.json").code())
        .isEqualTo(ExitCode.UNUSABLE_INPUT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "policy",
        "policy compare",
        "policy compare a.json",
        "policy compare --batch file",
        "policy compare a b --endpoint other",
        "policy evaluate a.json",
        "policy lint",
        "policy prove"
      })
  void aWrongCommandLineIsAUsageError(String line) {
    Run run = Run.of(line.split(" "));
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).startsWith("causeway: ").contains("\ntry: causeway policy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"compare", "diff", "evaluate", "lint"})
  void everyCommandHelpsWithExamples(String command) {
    Run run = Run.of("policy", command, "--help");
    assertThat(run.code()).isEqualTo(ExitCode.YES);
    assertThat(run.out())
        .startsWith("Usage: causeway policy " + command)
        .contains("Examples:\n  causeway policy " + command);
  }

  private String file(String name) throws IOException {
    String text =
        switch (name) {
          case "logs" -> LOGS;
          case "all" -> ALL;
          default -> SOURCE_IP;
        };
    return Files.writeString(folder.resolve(name + ".json"), text).toString();
  }

  private static Run batch(String command, String... lines) {
    InputStream before = System.in;
    try {
      System.setIn(
          new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
      return Run.of("policy", command, "--batch", "-");
    } finally {
      System.setIn(before);
    }
  }
}
