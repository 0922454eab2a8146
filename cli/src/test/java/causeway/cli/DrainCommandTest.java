package causeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DrainCommandTest {
  private final FakeFarm farm = new FakeFarm();

  @BeforeEach
  void twoInstances() {
    farm.account.member("i-0a", "eu-west-1a", "InService");
    farm.account.member("i-0b", "eu-west-1b", "InService");
    farm.report("beat", "i-0a", 7, "");
  }

  @Test
  void saysWhatWouldHappen() {
    Run run = farm.run("drain", "i-0a", "--farm", "corp-s3", "--dry-run");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .isEqualTo(
            "i-0a in eu-west-1a (InService) leaves service and drains 12 connections; the group"
                + " launches another in its place\n");
    assertThat(farm.account.terminated).isEmpty();
  }

  @Test
  void terminatesByAutoScalingAndWaitsUntilItIsGone() {
    farm.then(() -> {}).then(() -> farm.account.gone("i-0a"));
    Run run = farm.run("drain", "i-0a", "--farm", "corp-s3", "--yes");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(farm.account.terminated).containsExactly("i-0a replace");
    assertThat(run.out())
        .contains("i-0a: Terminating:Wait, proxy serving, 12 connections\n")
        .endsWith("i-0a is gone\n");
  }

  @Test
  void withOneInstanceLess() {
    farm.then(() -> farm.account.gone("i-0b"));
    Run run = farm.run("drain", "i-0b", "--farm", "corp-s3", "--yes", "--decrement", "-o", "json");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(farm.account.terminated).containsExactly("i-0b decrement");
    assertThat(JsonMapper.shared().readTree(run.out()).path("outcome").asString())
        .isEqualTo("gone");
  }

  @Test
  void oneThatDrainsAlreadyIsOnlyWatched() {
    farm.account.member("i-0a", "eu-west-1a", "Terminating:Wait");
    Run run = farm.run("drain", "i-0a", "--farm", "corp-s3", "--timeout", "10s");
    assertThat(run.code()).isEqualTo(ExitCode.UNKNOWN);
    assertThat(run.out())
        .startsWith("i-0a is on its way out already\n")
        .endsWith("i-0a still drains; it goes on by itself, causeway status shows it\n");
    assertThat(farm.account.terminated).isEmpty();
  }

  @Test
  void refusesStrangersAndToGuess() {
    Run run = farm.run("drain", "i-0z", "--farm", "corp-s3", "--yes");
    assertThat(run.code()).isEqualTo(ExitCode.UNUSABLE_INPUT);
    assertThat(run.err())
        .contains("instance \"i-0z\" is not of Auto Scaling group corp-s3; causeway status lists");
    assertThat(farm.run("drain", "i-0a", "--farm", "corp-s3").err())
        .contains("nobody can be asked here; add --yes");
    assertThat(farm.run("drain", "i-0a", "--farm", "corp-s3", "--replace", "--decrement").code())
        .isEqualTo(ExitCode.USAGE);
    assertThat(farm.asked(false).run("drain", "i-0a", "--farm", "corp-s3").code())
        .isEqualTo(ExitCode.NO);
    assertThat(farm.account.terminated).isEmpty();
  }
}
