package causeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What alarms latched, as `explain` tells of it.
class ExplainLatchesTest {
  private static final String SAMPLE = "../examples/farm.yaml";

  @TempDir private Path folder = Path.of("");

  @Test
  void aQuarantineRefusesAndSaysHowItEnds() throws IOException {
    String latches = latches("quarantine", "10.20.1.5/32");
    Run run = explain(latches, "10.20.1.5");
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.NO);
    assertThat(run.out())
        .contains(
            "quarantined since 10:02 UTC on 2026-11-25 by alarm corp-alarm; release with causeway"
                + " release quarantine:10.20.1.5/32.")
        .contains("reason: quarantined\n");
    assertThat(explain(latches, "10.20.1.6").code()).isEqualTo(ExitCode.YES);
  }

  @Test
  void aLockDownSaysWhatItRefuses() throws IOException {
    String readOnly = latches("endpoint-policy-read-only", "");
    assertThat(request(readOnly, "s3:GetObject").code()).isEqualTo(ExitCode.YES);
    Run write = request(readOnly, "s3:PutObject");
    assertThat(write.code()).as(write.err()).isEqualTo(ExitCode.NO);
    assertThat(write.out())
        .contains(
            "the endpoint is read-only since 2026-11-25T10:02:00Z by alarm corp-alarm; release with"
                + " causeway release endpoint-policy-read-only");
    Run closed = request(latches("endpoint-policy-closed", ""), "s3:GetObject");
    assertThat(closed.code()).isEqualTo(ExitCode.NO);
    assertThat(closed.out()).contains("the endpoint is closed since");
  }

  @Test
  void whatIsNoLatchesIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), "{}");
    Run run = explain(file.toString(), "10.20.1.5");
    assertThat(run.code()).isEqualTo(ExitCode.UNUSABLE_INPUT);
    assertThat(run.err()).contains("latches.json is not of version 1");
  }

  private static Run explain(String latches, String from) {
    return Run.of(
        "explain",
        SAMPLE,
        "--latches",
        latches,
        "--from",
        from,
        "--to",
        "reports-eu.s3.eu-west-1.amazonaws.com");
  }

  private static Run request(String latches, String action) {
    return Run.of(
        "explain",
        SAMPLE,
        "--latches",
        latches,
        "--from",
        "10.20.1.5",
        "--to",
        "reports-eu.s3.eu-west-1.amazonaws.com",
        "--action",
        action,
        "--resource",
        "arn:aws:s3:::reports-eu/a",
        "--principal",
        "arn:aws:iam::111122223333:role/office-1");
  }

  private String latches(String action, String target) throws IOException {
    return Files.writeString(
            folder.resolve("latches.json"),
            """
            {"version":1,"latches":[{"id":"x","alarm":"corp-alarm","do":"%s","target":"%s",
             "since":"2026-11-25T10:02:00Z","release":"manual","reason":""}]}
            """
                .formatted(action, target))
        .toString();
  }
}
