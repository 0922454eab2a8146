package causeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainCommandTest {
  private static final String SAMPLE = "../examples/farm.yaml";

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // from, user, to, code, decision, would, rule, reason
        "10.20.1.5,   -,         reports-eu.s3.eu-west-1.amazonaws.com, 0, allow, -,     berlin-reports, allowed-by-rule",
        "10.20.1.5,   -,         other.s3.eu-west-1.amazonaws.com,      1, deny,  -,     -,              no-matching-rule",
        "10.20.200.7, -,         reports-eu.s3.eu-west-1.amazonaws.com, 1, deny,  -,     no-guests,      denied-by-rule",
        "10.20.1.5,   etl-batch, lake.s3.eu-west-1.amazonaws.com,       0, allow, -,     etl-reads,      allowed-by-rule",
        "10.20.1.5,   -,         lake.s3.eu-west-1.amazonaws.com,       1, deny,  -,     -,              no-matching-rule",
        "10.31.0.9,   -,         dynamodb.eu-west-1.amazonaws.com,      1, deny,  allow, -,              no-matching-rule",
        "10.20.1.5,   -,         reports-eu.s3.us-east-1.amazonaws.com, 1, deny,  -,     -,              other-region",
        "10.20.1.5,   -,         example.com,                           1, deny,  -,     -,              unknown-host",
      })
  void answersByWhatIsEnforced(
      String from,
      String user,
      String to,
      int code,
      String decision,
      String would,
      String rule,
      String reason) {
    Run run =
        user == null
            ? Run.of(
                "explain",
                SAMPLE,
                "--from",
                from,
                "--to",
                to,
                "--at",
                "2026-11-01T00:00:00Z",
                "-o",
                "json")
            : Run.of("explain", SAMPLE, "--from", from, "--user", user, "--to", to, "-o", "json");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(code);
    String expected =
        "{\"decision\":\""
            + decision
            + "\""
            + (would == null ? "" : ",\"would\":\"" + would + "\"")
            + (rule == null ? "" : ",\"rule\":\"" + rule + "\"")
            + ",\"reason\":\""
            + reason
            + "\",\"message\":\"";
    assertThat(run.out())
        .startsWith(expected)
        .contains("\"host\":{\"name\":\"" + to + "\"")
        .endsWith("}}\n");
  }

  @Test
  void aReportOnlyRuleCountsOnlyUntilItsLastDay() {
    Run run =
        Run.of(
            "explain",
            SAMPLE,
            "--from",
            "10.31.0.9",
            "--to",
            "dynamodb.eu-west-1.amazonaws.com",
            "--at",
            "2027-02-01T00:00:00Z",
            "-o",
            "json");
    assertThat(run.out()).doesNotContain("\"would\"");
    assertThat(run.code()).isEqualTo(ExitCode.NO);
  }

  @Test
  void textSaysWhatTheProxyCannotSee() {
    Run run =
        Run.of(
            "explain",
            SAMPLE,
            "--from",
            "10.20.1.5",
            "--to",
            "reports-eu.s3.eu-west-1.amazonaws.com:443");
    assertThat(run.out())
        .startsWith("allow: 10.20.1.5")
        .contains("by rule \"berlin-reports\"")
        .contains("the endpoint policy bounds")
        .contains("  reason: allowed-by-rule\n")
        .contains("  rule:   berlin-reports\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--from | example.com | --from: \"example.com\" is not an IP address; give one such as 10.20.1.5",
        "--from | 010.20.1.5 | --from: \"010.20.1.5\" is not an IP address; give one such as 10.20.1.5",
        "--from | 10.20.1.5/32 | --from: \"10.20.1.5/32\" is not an IP address; give one such as 10.20.1.5",
        "--from | fe80::1%lo | --from: \"fe80::1%lo\" is not an IP address; give one such as 10.20.1.5",
        "--to | host:70000 | --to: port 70000 is not within 1 to 65535",
        "--at | tomorrow | --at: \"tomorrow\" is not an instant; give one such as 2027-02-01T00:00:00Z",
      })
  void aWrongOptionIsAUsageError(String option, String value, String message) {
    String from = option.equals("--from") ? value : "10.20.1.5";
    String to = option.equals("--to") ? value : "s3.eu-west-1.amazonaws.com";
    String at = option.equals("--at") ? value : "2026-11-01T00:00:00Z";
    Run run = Run.of("explain", SAMPLE, "--from", from, "--to", to, "--at", at);
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .startsWith("causeway: " + message + "\n")
        .endsWith("try: causeway explain --help\n");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aUserTheDocumentDoesNotKnowIsAnUnusableInput() {
    Run run =
        Run.of(
            "explain",
            SAMPLE,
            "--from",
            "10.20.1.5",
            "--user",
            "nobody",
            "--to",
            "s3.eu-west-1.amazonaws.com");
    assertThat(run.code()).isEqualTo(ExitCode.UNUSABLE_INPUT);
    assertThat(run.err()).isEqualTo(SAMPLE + ": user \"nobody\" is not in the document\n");
  }

  @Test
  void aDocumentWithFaultsDecidesNothing(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(folder.resolve("farm.yaml"), "farm: x\nregion: eu-west-1\ncolour: red\n");
    Run run =
        Run.of(
            "explain",
            file.toString(),
            "--from",
            "10.20.1.5",
            "--to",
            "s3.eu-west-1.amazonaws.com");
    assertThat(run.code()).isEqualTo(ExitCode.UNUSABLE_INPUT);
    assertThat(run.err())
        .contains("farm.yaml:3: ")
        .contains("a document with faults grants nothing\n");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aCompiledSnapshotAnswersLikeItsDocument(@TempDir Path folder) {
    assertThat(Run.of("compile", SAMPLE, "--out", folder.toString()).code())
        .isEqualTo(ExitCode.YES);
    String snapshot = folder.resolve("access/current.json").toString();
    String[] question = {
      "--from", "10.20.200.7", "--to", "reports-eu.s3.eu-west-1.amazonaws.com", "-o", "json"
    };
    assertThat(run("explain", snapshot, question)).isEqualTo(run("explain", SAMPLE, question));
  }

  private static Run run(String command, String file, String... rest) {
    String[] arguments = new String[rest.length + 2];
    arguments[0] = command;
    arguments[1] = file;
    System.arraycopy(rest, 0, arguments, 2, rest.length);
    return Run.of(arguments);
  }

  @ParameterizedTest
  @CsvSource({
    "s3:GetObject, arn:aws:s3:::reports-eu/a, arn:aws:iam::111122223333:role/office-1, 0, allowed-by-statement",
    "s3:GetObject, arn:aws:s3:::reports-eu/a, arn:aws:sts::111122223333:assumed-role/office-1/me, 0, allowed-by-statement",
    "s3:GetObject, arn:aws:s3:::reports-eu/a, arn:aws:iam::111122223333:role/else, 1, no-matching-allow",
    "s3:GetObject, arn:aws:s3:::secret/a, arn:aws:iam::111122223333:role/office-1, 1, no-matching-allow",
    "s3:DeleteBucket, arn:aws:s3:::reports-eu, arn:aws:iam::111122223333:role/office-1, 1, no-matching-allow",
  })
  void saysWhatTheEndpointDecides(
      String action, String resource, String principal, int code, String reason) {
    Run run =
        Run.of(
            "explain",
            SAMPLE,
            "--from",
            "10.20.1.5",
            "--to",
            "reports-eu.s3.eu-west-1.amazonaws.com",
            "--action",
            action,
            "--resource",
            resource,
            "--principal",
            principal,
            "-o",
            "json");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(code);
    assertThat(run.out())
        .contains(
            "\"endpoint\":{\"service\":\"s3\"", "\"reason\":\"" + reason + "\"", "o-a1b2c3d4e5");
  }

  @Test
  void aRequestNeedsAnActionAndADocument() {
    Run half =
        Run.of(
            "explain",
            SAMPLE,
            "--from",
            "10.20.1.5",
            "--to",
            "lake.s3.eu-west-1.amazonaws.com",
            "--resource",
            "*");
    assertThat(half.code()).isEqualTo(ExitCode.USAGE);
    Run snapshot =
        Run.of(
            "explain",
            "current.json",
            "--from",
            "10.20.1.5",
            "--to",
            "lake.s3.eu-west-1.amazonaws.com",
            "--action",
            "s3:GetObject");
    assertThat(snapshot.code()).isEqualTo(ExitCode.UNUSABLE_INPUT);
    assertThat(snapshot.err()).contains("name the farm document for --action");
  }
}
