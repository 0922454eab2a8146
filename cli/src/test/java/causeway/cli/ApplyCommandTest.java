package causeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.cli.farm.Farm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApplyCommandTest {
  private static final String SAMPLE = "../examples/farm.yaml";

  @TempDir private Path folder = Path.of("");

  private final FakeFarm farm = new FakeFarm();

  @BeforeEach
  void twoProxiesServe() throws IOException {
    farm.account.member("i-0a", "eu-west-1a", "InService");
    farm.account.member("i-0b", "eu-west-1b", "InService");
    farm.account.member("i-0c", "eu-west-1b", "Terminating:Wait");
    farm.account.write(FakeFarm.CONFIG, Farm.DOCUMENT, Files.readAllBytes(Path.of(SAMPLE)));
    farm.publish(7);
    farm.report("beat", "i-0a", 7, "");
    farm.report("beat", "i-0b", 7, "");
  }

  @Test
  void aChangeIsShownUploadedAndEnforced() throws IOException {
    farm.then(() -> farm.publish(8))
        .then(() -> farm.report("edge", "i-0a", 8, ""))
        .then(() -> farm.report("edge", "i-0b", 8, ""));
    Run run = farm.run("apply", pond(), "--yes");
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.YES);
    assertThat(run.out())
        .contains("pond")
        .endsWith("snapshot 8 is in force after 6 s: 2 proxies in service enforce it\n");
    assertThat(run.err())
        .contains("uploaded farm.yaml as version " + farm.version())
        .contains("waiting for the snapshot with version " + farm.version())
        .contains("snapshot 8 carries it; 0 of 2 proxies in service enforce it")
        .contains("snapshot 8 carries it; 1 of 2 proxies in service enforce it");
    assertThat(farm.document()).contains("pond");
    assertThat(farm.regions).containsExactly("eu-west-1");
  }

  @Test
  void theAnswerForProgramsHasTheSame() throws IOException {
    farm.then(() -> {
      farm.publish(8);
      farm.report("edge", "i-0a", 8, "");
      farm.report("edge", "i-0b", 9, "");
    });
    Run run = farm.run("apply", pond(), "--yes", "-o", "json");
    JsonNode answer = JsonMapper.shared().readTree(run.out());
    assertThat(answer.path("ok").asBoolean()).isTrue();
    assertThat(answer.path("outcome").asString()).isEqualTo("enforced");
    assertThat(answer.path("version").asString()).isEqualTo(farm.version());
    assertThat(answer.path("sequence").asInt()).isEqualTo(8);
    assertThat(answer.path("proxies").values()).hasSize(2);
    assertThat(answer.path("changes").values()).isNotEmpty();
  }

  @Test
  void whoDoesNotFollowIsNamedWithTheReason() throws IOException {
    farm.account.member("i-0d", "eu-west-1a", "InService");
    farm.then(() -> {
      farm.publish(8);
      farm.report("edge", "i-0a", 8, "");
      farm.report(
          "edge", "i-0b", 7, ",\"reason\":\"bad-snapshot\",\"message\":\"the snapshot is cut\"");
    });
    Run run = farm.run("apply", pond(), "--yes", "--timeout", "10s");
    assertThat(run.code()).isEqualTo(ExitCode.NO);
    assertThat(run.err())
        .contains(
            "i-0b (eu-west-1b) enforces sequence 7, is serving: the snapshot is cut; last report"
                + " 8 s ago")
        .contains("i-0d (eu-west-1a) has never reported")
        .doesNotContain("i-0a (")
        .doesNotContain("i-0c (");
    assertThat(run.out()).contains("not every proxy enforces snapshot 8 after 10 s");
  }

  @Test
  void theFaultsThatTheFunctionFindsAreQuoted() throws IOException {
    farm.then(() ->
        farm.configChange(
            "\"document\":{\"version\":\"%s\",\"faults\":[\"farm.yaml:3: too large\"]}"
                .formatted(farm.version())));
    Run run = farm.run("apply", pond(), "--yes");
    assertThat(run.code()).isEqualTo(ExitCode.NO);
    assertThat(run.err()).contains("farm.yaml:3: too large");
    assertThat(run.out()).contains("the farm does not publish version " + farm.version());
  }

  @Test
  void theFaultsOfAnEarlierVersionAreNot() throws IOException {
    farm.configChange("\"document\":{\"version\":\"version-0\",\"faults\":[\"too large\"]}");
    Run run = farm.run("apply", pond(), "--yes", "--timeout", "4s", "-o", "json");
    assertThat(run.out()).contains("\"outcome\":\"behind\"").doesNotContain("too large");
  }

  @Test
  void aFunctionThatOnlyPlansIsSaidTo() throws IOException {
    farm.account.write(
        FakeFarm.STATE,
        "runs/config-change.json",
        "{\"outcome\":\"dry-run\",\"looked\":\"2026-11-24T10:00:00Z\"}");
    Run run = farm.run("apply", pond(), "--yes", "--timeout", "4s");
    assertThat(run.err()).contains("the stack's parameter DryRun is true");
  }

  @Test
  void aFunctionThatIsSilentIsSaidToBe() throws IOException {
    Run run = farm.run("apply", pond(), "--yes", "--timeout", "4s");
    assertThat(run.code()).isEqualTo(ExitCode.NO);
    assertThat(run.err()).contains("ConfigChangeFunction has never run");
    assertThat(run.out()).contains("what was in force stays in force");
  }

  @Test
  void faultsUploadNothing() throws IOException {
    Run run = farm.run("apply", edited("10.20.0.0/16", "10.20.0.0/61"), "--yes");
    assertThat(run.code()).isEqualTo(ExitCode.NO);
    assertThat(run.err()).contains("10.20.0.0/61").contains("nothing was uploaded");
    assertThat(farm.regions).isEmpty();
  }

  @Test
  void aFailingTestUploadsNothing() throws IOException {
    Run run = farm.run("apply", edited("expect: deny}", "expect: allow}"), "--yes");
    assertThat(run.code()).isEqualTo(ExitCode.NO);
    assertThat(run.err()).contains("test 3").contains("nothing was uploaded");
    assertThat(farm.account.versionsOf(FakeFarm.CONFIG, Farm.DOCUMENT)).isEqualTo(1);
  }

  @Test
  void withoutTerminalConsentIsAnOption() throws IOException {
    Run run = farm.run("apply", pond());
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("add --yes");
    assertThat(farm.regions).isEmpty();
  }

  @Test
  void noIsAnAnswer() throws IOException {
    Run run = farm.asked(false).run("apply", pond());
    assertThat(run.code()).isEqualTo(ExitCode.NO);
    assertThat(run.out()).endsWith("nothing was uploaded\n");
    assertThat(farm.account.versionsOf(FakeFarm.CONFIG, Farm.DOCUMENT)).isEqualTo(1);
  }

  @Test
  void aDryRunOnlyCompares() throws IOException {
    Run run = farm.run("apply", pond(), "--dry-run");
    assertThat(run.code()).isEqualTo(ExitCode.YES);
    assertThat(run.out()).contains("pond").endsWith("dry run: nothing was uploaded\n");
    assertThat(farm.account.versionsOf(FakeFarm.CONFIG, Farm.DOCUMENT)).isEqualTo(1);
  }

  @Test
  void theSameDocumentIsNotUploadedAgain() {
    Run run = farm.run("apply", SAMPLE, "--yes");
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.YES);
    assertThat(run.err()).contains("farm.yaml is there already, as version " + farm.version());
    assertThat(farm.account.versionsOf(FakeFarm.CONFIG, Farm.DOCUMENT)).isEqualTo(1);
  }

  @Test
  void aChangeOfCommentsOnlyNeedsNoNewSnapshot() throws IOException {
    Run run = farm.run("apply", edited("farm: corp-s3", "farm: corp-s3 # ours"), "--yes");
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.YES);
    assertThat(run.out()).startsWith("no access changes\n").contains("snapshot 7 is in force");
  }

  @Test
  void aDocumentThatCameInBetweenIsNotOverwritten() throws IOException {
    farm.account.beforePut(
        () -> farm.account.write(FakeFarm.CONFIG, Farm.DOCUMENT, "somebody else's"));
    Run run = farm.run("apply", pond(), "--yes");
    assertThat(run.code()).isEqualTo(ExitCode.NO);
    assertThat(run.out()).contains("another document came in between");
    assertThat(farm.document()).isEqualTo("somebody else's");
  }

  @Test
  void aDocumentThatComesAfterwardsEndsTheWaiting() throws IOException {
    farm.then(() -> farm.account.write(FakeFarm.CONFIG, Farm.DOCUMENT, "somebody else's"));
    Run run = farm.run("apply", pond(), "--yes");
    assertThat(run.code()).isEqualTo(ExitCode.NO);
    assertThat(run.out()).contains("was uploaded meanwhile by somebody else");
  }

  @Test
  void anotherFarmsDocumentIsRefused() throws IOException {
    Run run =
        farm.run("apply", edited("farm: corp-s3", "farm: corp-s4"), "--farm", "corp-s3", "--yes");
    assertThat(run.code()).isEqualTo(ExitCode.UNUSABLE_INPUT);
    assertThat(run.err()).contains("is the document of farm \"corp-s4\" in eu-west-1");
  }

  @Test
  void aFarmThatIsNotDeployedIsSaidToBe() throws IOException {
    Run run = farm.run("apply", edited("farm: corp-s3", "farm: corp-s4"), "--yes");
    assertThat(run.code()).isEqualTo(ExitCode.UNUSABLE_INPUT);
    assertThat(run.err())
        .contains("there is no farm \"corp-s4\" in eu-west-1 (no SSM parameter /causeway/corp-s4)");
  }

  private String pond() throws IOException {
    return edited("buckets: [lake]", "buckets: [lake, pond]");
  }

  private String edited(String from, String to) throws IOException {
    String sample = Files.readString(Path.of(SAMPLE));
    assertThat(sample).contains(from);
    return Files.writeString(folder.resolve("new.yaml"), sample.replace(from, to)).toString();
  }
}
