package causeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.cli.farm.Account.FrontDoorRecord;
import causeway.cli.farm.Farm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatusCommandTest {
  private final FakeFarm farm = new FakeFarm();

  @Test
  void aFarmAtAGlance() throws IOException {
    busy();
    Run run = farm.run("status", "--farm", "corp-s3");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("farm        corp-s3, eu-west-1\n")
        .contains("document    version version-1, uploaded 20 s ago\n")
        .containsPattern(
            "snapshot {4}sequence 7, sha256:[0-9a-f]{12}, of that document, published 20 s ago\n")
        .contains("front door  s3.corp.example.net A alias of lb.example.\n")
        .containsPattern("i-0a +eu-west-1a +InService +Healthy +serving +7 +0 +12 +- +10 s ago\n")
        .containsPattern(
            "i-0b +eu-west-1b +Terminating:Wait +Healthy +serving +6 +1 +12 +15 s +10 s ago\n")
        .containsPattern("i-0c +eu-west-1b +Pending:Wait +Healthy +- +- +- +- +- +never\n")
        .contains("config-change  complete, looked 10 s ago\n")
        .contains("  10 s ago: publish snapshot 7\n")
        .contains("  the prefix list is nearly full\n");
  }

  @Test
  void theSameForPrograms() throws IOException {
    busy();
    JsonNode answer =
        JsonMapper.shared().readTree(farm.run("status", "--farm", "corp-s3", "-o", "json").out());
    assertThat(answer.path("snapshot").path("sequence").asInt()).isEqualTo(7);
    JsonNode second = answer.path("instances").get(1);
    assertThat(second.path("lag").asInt()).isEqualTo(1);
    assertThat(second.path("age").asDouble()).isEqualTo(10.0);
    assertThat(second.path("drainingSince").asString()).isEqualTo("2026-11-24T10:00:05Z");
    assertThat(answer.path("instances").get(2).has("sequence")).isFalse();
    assertThat(answer.path("frontDoor").path("records").get(0).path("alias").asBoolean()).isTrue();
    assertThat(answer.path("runs").path("config-change").path("outcome").asString())
        .isEqualTo("complete");
  }

  @Test
  void aFaultyDocumentHidesNothingAndIsQuotedWhole() throws IOException {
    busy();
    farm.account.write(FakeFarm.CONFIG, Farm.DOCUMENT, "farm: corp-s3\n");
    farm.configChange(
        """
        "alarms":["version version-2 of the document has 2 faults, what was in force stays: farm.yaml:1: one"],
        "document":{"version":"version-2","faults":["farm.yaml:1: one","farm.yaml:2: two"]}\
        """);
    assertThat(farm.run("status", "--farm", "corp-s3").out())
        .contains("of version version-1, published")
        .contains("front door  s3.corp.example.net A alias of lb.example.\n")
        .contains("stays: farm.yaml:1: one\n  farm.yaml:2: two\n");
  }

  @Test
  void aFarmJustDeployed() {
    Run run = farm.run("status", "--farm", "corp-s3", "--region", "eu-west-1");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("none yet; causeway apply uploads the first")
        .contains("no instances");
    assertThat(farm.regions).containsExactly("eu-west-1");
  }

  @Test
  void whatIsNoReportCountsAsNone() {
    farm.account.member("i-0a", "eu-west-1a", "InService");
    farm.account.write(
        FakeFarm.REPORTS,
        "beat/arn:aws:ec2:eu-west-1:111122223333:instance/i-0a/report.json",
        "{\"time\":\"yesterday\"}");
    assertThat(farm.run("status", "--farm", "corp-s3").out()).contains("never");
  }

  private void busy() throws IOException {
    farm.account.write(
        FakeFarm.CONFIG, Farm.DOCUMENT, Files.readAllBytes(Path.of("../examples/farm.yaml")));
    farm.publish(7);
    farm.account.member("i-0a", "eu-west-1a", "InService");
    farm.account.member("i-0b", "eu-west-1b", "Terminating:Wait");
    farm.account.member("i-0c", "eu-west-1b", "Pending:Wait");
    farm.account.record(new FrontDoorRecord("A", true, List.of("lb.example."), null));
    farm.report("edge", "i-0a", 6, "");
    farm.pause(Duration.ofSeconds(10));
    farm.report("beat", "i-0a", 7, "");
    farm.report("beat", "i-0b", 6, ",\"drainingSince\":\"2026-11-24T10:00:05Z\"");
    farm.configChange(
        """
        "alarms":["the prefix list is nearly full"],
        "lastChange":{"time":"2026-11-24T10:00:10Z","done":["publish snapshot 7"]}\
        """);
    farm.pause(Duration.ofSeconds(10));
  }
}
