package causeway.testbed.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.testbed.Region;
import causeway.testbed.cloud.Service;
import causeway.testbed.demo.Evidence;
import causeway.testbed.demo.Stage;
import causeway.testbed.farm.StackFarm;
import causeway.testbed.lambda.LambdaFunction;
import causeway.testbed.network.Waiting;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// The farm that runs itself, as the template deploys it: nobody but its own functions publishes
/// rules, continues launches or writes the front door.
class StackScenario {
  private static final String BUCKET = "telemetry-2026";
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private static StackFarm farm;

  @BeforeAll
  static void deploy() {
    Region region = ScenarioRunner.region();
    farm = Stage.farm(region, Evidence.silent());
  }

  @Test
  void theOfficeReachesItsBucketThroughTheFrontDoorThatAFunctionWrote() {
    Waiting.until(
        "front door of " + farm.name(),
        LIMIT,
        Duration.ofMillis(500),
        () -> addresses().containsAll(farm.plan().entrances()));
    assertThat(
            ScenarioRunner.region()
                .office()
                .aws("s3", "ls", "s3://" + BUCKET + "/", "--region", farm.plan().region())
                .run()
                .exit())
        .isZero();
  }

  @Test
  void aNetworkWithoutPermissionIsRefused() {
    assertThat(
            ScenarioRunner.region()
                .guests()
                .aws("s3", "ls", "s3://" + BUCKET + "/", "--region", farm.plan().region())
                .run()
                .exit())
        .isNotZero();
  }

  @Test
  void aFunctionThatDiedIsStartedAgainAndDoesItsWork() {
    LambdaFunction function = farm.lambda().function(farm.name() + "-ConfigChangeFunction");
    int starts = function.starts();
    long sequence = sequence();
    function.kill();

    farm.publish(
        farm.plan()
            .documentText()
            .replace(
                "rules:\n",
                """
                rules:
                  - name: factory-telemetry
                    from: {networks: [factory]}
                    to: {endpoint: s3, buckets: ["telemetry-*"]}
                """));
    Waiting.until(
        "snapshot after " + sequence, LIMIT, Duration.ofMillis(200), () -> sequence() > sequence);

    assertThat(function.starts()).isGreaterThan(starts);
    Waiting.until(
        "the factory's way to its bucket",
        LIMIT,
        Duration.ofMillis(500),
        () ->
            ScenarioRunner.region()
                .factory()
                .aws("s3", "ls", "s3://" + BUCKET + "/", "--region", farm.plan().region())
                .run()
                .ok());
  }

  @Test
  void whatHasNoStandInIsTold() {
    assertThat(farm.deployment().stack().notStoodIn())
        .anyMatch(line -> line.startsWith("AWS::IAM::Role Policies: "))
        .noneMatch(line -> line.startsWith("AWS::SQS::Queue: "));
  }

  private static long sequence() {
    byte[] snapshot =
        ScenarioRunner.region()
            .cloud()
            .in(farm.plan().region())
            .rest(
                Service.S3,
                "GET",
                "/" + farm.bucket("StateBucket") + "/access/current.json",
                new byte[0],
                Map.of())
            .body();
    return JsonMapper.shared().readTree(snapshot).path("sequence").asLong();
  }

  private static Set<String> addresses() {
    Set<String> found = new TreeSet<>();
    ScenarioRunner.region()
        .office()
        .command("getent", "ahostsv4", farm.plan().frontDoor())
        .run()
        .out()
        .lines()
        .forEach(line -> found.add(line.split(" ", 2)[0]));
    return found;
  }
}
