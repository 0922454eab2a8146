package causeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.document.Reaction.Action;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReleaseCommandTest {
  private static final String SOURCE = "quarantine:10.20.1.5/32";

  private final FakeFarm farm = new FakeFarm();

  @Test
  void asksAlarmFunctionAndWaits() {
    farm.latch(Action.QUARANTINE, "10.20.1.5/32", Action.SHIFT_AWAY, "eu-west-1a");
    farm.then(() -> {}).then(() -> farm.latch(Action.SHIFT_AWAY, "eu-west-1a"));
    Run run = farm.run("release", SOURCE, "--farm", "corp-s3", "--yes");
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.YES);
    assertThat(run.out()).isEqualTo("released quarantine:10.20.1.5/32\n");
    assertThat(farm.account.sent)
        .singleElement()
        .asString()
        .startsWith(
            "https://sqs/alarms.fifo {\"source\":\"causeway.command\",\"command\":\"release\",")
        .endsWith("\"latch\":\"quarantine:10.20.1.5/32\"}");
  }

  @Test
  void allOfThem() {
    farm.latch(Action.ENDPOINT_POLICY_CLOSED, "", Action.SHIFT_AWAY, "eu-west-1a");
    farm.then(farm::latch);
    Run run = farm.asked(true).run("release", "--all", "--farm", "corp-s3");
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo("released endpoint-policy-closed, shift-away:eu-west-1a\n");
    assertThat(farm.account.sent).hasSize(2);
    assertThat(farm.run("release", "--all", "--farm", "corp-s3").out())
        .isEqualTo("nothing is latched\n");
  }

  @Test
  void saysWhatIsStillLatched() {
    farm.latch(Action.QUARANTINE, "10.20.1.5/32");
    Run run =
        farm.run("release", SOURCE, "--farm", "corp-s3", "--yes", "--timeout", "10s", "-o", "json");
    assertThat(run.code()).isEqualTo(ExitCode.UNKNOWN);
    assertThat(JsonMapper.shared().readTree(run.out()).path("outcome").asString())
        .isEqualTo("not-in-time");
  }

  @Test
  void refusesWhatIsNotLatchedAndToGuess() {
    farm.latch(Action.SHIFT_AWAY, "eu-west-1a");
    Run unknown = farm.run("release", SOURCE, "--farm", "corp-s3", "--yes");
    assertThat(unknown.code()).isEqualTo(ExitCode.UNUSABLE_INPUT);
    assertThat(unknown.err())
        .contains(
            "latch \"quarantine:10.20.1.5/32\" is not held; there are: shift-away:eu-west-1a");
    assertThat(farm.run("release", "--farm", "corp-s3").err()).contains("name one latch, or --all");
    assertThat(farm.run("release", "shift-away:eu-west-1a", "--farm", "corp-s3").err())
        .contains("nobody can be asked here; add --yes");
    assertThat(
            farm.asked(false).run("release", "shift-away:eu-west-1a", "--farm", "corp-s3").code())
        .isEqualTo(ExitCode.NO);
    assertThat(farm.account.sent).isEmpty();
  }

  @Test
  void statusListsWhatIsLatched() {
    farm.latch(Action.QUARANTINE, "10.20.1.5/32");
    assertThat(farm.run("status", "--farm", "corp-s3").out())
        .containsPattern(
            "quarantine:10.20.1.5/32 +corp-alarm +2026-11-24T09:58:00Z +released +causeway release"
                + " quarantine:10.20.1.5/32\n");
    var latch =
        JsonMapper.shared()
            .readTree(farm.run("status", "--farm", "corp-s3", "-o", "json").out())
            .path("latches")
            .get(0);
    assertThat(latch.path("do").asString()).isEqualTo("quarantine");
    assertThat(latch.path("target").asString()).isEqualTo("10.20.1.5/32");
    assertThat(latch.path("releaseWith").asString())
        .isEqualTo("causeway release quarantine:10.20.1.5/32");
  }
}
