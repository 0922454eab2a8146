package causeway.functions.event;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.functions.AuditPass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Every file in `events/` is read and planned as the file beside it says.
///
/// `mvn test -pl functions -am -Dtest=SamplesTest -Dsurefire.failIfNoSpecifiedTests=false
/// -Dcauseway.renew=true` writes the expectations anew; read the difference before committing it.
class SamplesTest {
  private static final Path EVENTS = Path.of("..", "events");
  private static final String EXPECTED = ".expected.json";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.walk(EVENTS, 2)) {
      return files
          .filter(file -> EVENTS.relativize(file).getNameCount() == 2)
          .filter(file -> file.toString().endsWith(".json") && !file.toString().endsWith(EXPECTED))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isReadAndPlanned(Path sample) throws IOException {
    Path beside = Path.of(sample.toString().replaceFirst("\\.json$", EXPECTED));
    JsonNode found = outcome(Files.readString(sample));
    if (Boolean.getBoolean("causeway.renew")) {
      Files.writeString(beside, JSON.writeValueAsString(found) + "\n");
    }
    assertThat(beside).as("each sample has its expectation").exists();
    assertThat(found).isEqualTo(JSON.readTree(Files.readString(beside)));
  }

  @Test
  void noExpectationIsLeftWithoutItsSample() throws IOException {
    try (Stream<Path> files = Files.walk(EVENTS, 2)) {
      assertThat(files.filter(file -> file.toString().endsWith(EXPECTED)))
          .allSatisfy(
              file -> assertThat(Path.of(file.toString().replace(EXPECTED, ".json"))).exists());
    }
  }

  @Test
  void thereAreSamplesOfEverySource() throws IOException {
    assertThat(samples().stream().map(file -> EVENTS.relativize(file).getName(0).toString()))
        .contains(
            "autoscaling",
            "causeway",
            "cloudformation",
            "cloudwatch",
            "config",
            "ec2",
            "events",
            "malformed",
            "s3",
            "ssm",
            "unknown");
  }

  private static JsonNode outcome(String event) {
    ObjectNode outcome = JSON.createObjectNode();
    Optional<Trigger> read;
    try {
      read = Events.read(event, SampleWorld.NOW);
    } catch (IllegalArgumentException refused) {
      return outcome.put("refused", refused.getMessage());
    }
    if (read.isEmpty()) {
      return outcome.put("ignored", true);
    }
    Trigger trigger = read.get();
    outcome.put("trigger", trigger.toString());
    boolean fromWarmPool = event.contains("\"Origin\": \"WarmPool\"");
    SampleWorld world = SampleWorld.of(trigger, fromWarmPool);
    if (wakesLifecycle(trigger)) {
      plan(
          outcome.putObject("LifecycleFunction"),
          world.lifecycle(),
          Evidence.newer(List.of(trigger), world.lifecycleView(), SampleWorld.NOW));
    }
    if (wakesConfigChange(trigger)) {
      plan(
          outcome.putObject("ConfigChangeFunction"),
          world.configChange(),
          Evidence.newer(List.of(trigger), world.configView(), SampleWorld.NOW));
    }
    if (wakesAudit(trigger)) {
      outcome.putObject("AuditFunction").put("audits", AuditPass.asks(trigger));
    }
    return outcome;
  }

  private static void plan(ObjectNode into, causeway.reconcile.plan.Plan plan, boolean stale) {
    list(into, "actions", plan.actions().stream().map(action -> action.words()).toList());
    list(into, "waits", plan.waits());
    list(into, "alarms", plan.alarms());
    into.put("looksAgain", stale);
  }

  private static void list(ObjectNode into, String field, List<String> lines) {
    ArrayNode array = into.putArray(field);
    lines.forEach(array::add);
  }

  private static boolean wakesLifecycle(Trigger trigger) {
    return switch (trigger) {
      case Trigger.LifecycleAction _,
          Trigger.InstanceChanged _,
          Trigger.Tick _,
          Trigger.Command _ ->
          true;
      case Trigger.ObjectCreated object ->
          object.key().startsWith("edge/") || object.key().equals("latches.json");
      case Trigger.RefreshChanged _,
          Trigger.ParameterChanged _,
          Trigger.ResourceChanged _,
          Trigger.ApiCalled _,
          Trigger.StackChanged _,
          Trigger.AlarmChanged _ ->
          false;
    };
  }

  private static boolean wakesAudit(Trigger trigger) {
    return switch (trigger) {
      case Trigger.ApiCalled _, Trigger.Tick _, Trigger.Command _ -> true;
      case Trigger.ResourceChanged change -> change.type().equals("AWS::EC2::VPCEndpoint");
      case Trigger.LifecycleAction _,
          Trigger.InstanceChanged _,
          Trigger.RefreshChanged _,
          Trigger.ObjectCreated _,
          Trigger.ParameterChanged _,
          Trigger.StackChanged _,
          Trigger.AlarmChanged _ ->
          false;
    };
  }

  private static boolean wakesConfigChange(Trigger trigger) {
    return switch (trigger) {
      case Trigger.RefreshChanged _,
          Trigger.ParameterChanged _,
          Trigger.ResourceChanged _,
          Trigger.ApiCalled _,
          Trigger.StackChanged _,
          Trigger.Tick _,
          Trigger.Command _ ->
          true;
      case Trigger.ObjectCreated object ->
          object.key().equals("farm.yaml") || object.key().equals("latches.json");
      case Trigger.LifecycleAction _, Trigger.InstanceChanged _, Trigger.AlarmChanged _ -> false;
    };
  }
}
