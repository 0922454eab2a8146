package causeway.testbed.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which sample event the template's rules bring to which queue, and which to none.
class RoutingTest {
  private static final Path EVENTS = Path.of("../events");
  private static final TemplateFile TEMPLATE = TemplateFile.read();

  /// What the sample farm's references are.
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("AWS::StackName", "corp-s3"),
          Map.entry(
              "AWS::StackId",
              "arn:aws:cloudformation:eu-west-1:111122223333:stack/corp-s3/6f1c2d30-c9f1-11f0-8a3e-0a1b2c3d4e5f"),
          Map.entry("ConfigBucket", "corp-s3-configbucket-1a2b3c4d5e6f"),
          Map.entry("StateBucket", "corp-s3-statebucket-2b3c4d5e6f70"),
          Map.entry("ReportsBucket", "corp-s3-reportsbucket-3c4d5e6f7081"),
          Map.entry("ImageParameter", "/causeway/image/arm64"),
          Map.entry("S3Endpoint", "vpce-0a1b2c3d4e5f60718"),
          Map.entry("DynamoDbEndpoint", "vpce-0f9e8d7c6b5a41327"),
          Map.entry("IngressPrefixList", "pl-0a1b2c3d4e5f60718"),
          Map.entry("ProxySecurityGroup", "sg-0f9e8d7c6b5a41327"),
          Map.entry("FrontDoorSecurityGroup", "sg-0a1b2c3d4e5f60718"));

  @ParameterizedTest
  @CsvSource({
    "autoscaling/launch-action, LifecycleQueue",
    "autoscaling/launch-action-from-warm-pool, LifecycleQueue",
    "autoscaling/launch-action-into-warm-pool, LifecycleQueue",
    "autoscaling/launch-action-with-metadata, LifecycleQueue",
    "autoscaling/launch-successful, LifecycleQueue",
    "autoscaling/launch-unsuccessful, LifecycleQueue",
    "autoscaling/terminate-action, LifecycleQueue",
    "autoscaling/terminate-action-of-another-hook, LifecycleQueue",
    "autoscaling/terminate-action-to-warm-pool, LifecycleQueue",
    "autoscaling/terminate-action-from-warm-pool, LifecycleQueue",
    "autoscaling/terminate-successful, LifecycleQueue",
    "autoscaling/terminate-unsuccessful, LifecycleQueue",
    "autoscaling/refresh-cancelled, ConfigChangeQueue",
    "autoscaling/refresh-checkpoint, ConfigChangeQueue",
    "autoscaling/refresh-failed, ConfigChangeQueue",
    "autoscaling/refresh-rollback-failed, ConfigChangeQueue",
    "autoscaling/refresh-rollback-started, ConfigChangeQueue",
    "autoscaling/refresh-rollback-succeeded, ConfigChangeQueue",
    "autoscaling/refresh-started, ConfigChangeQueue",
    "autoscaling/refresh-succeeded, ConfigChangeQueue",
    "s3/edge-report, LifecycleQueue",
    "s3/beat-report, ''",
    "s3/farm-document, ConfigChangeQueue",
    "s3/farm-document-in-parts, ConfigChangeQueue",
    "s3/baseline, ''",
    "s3/latches, ConfigChangeQueue LifecycleQueue",
    "s3/snapshot, ''",
    "ssm/image-created, ConfigChangeQueue",
    "ssm/image-updated, ConfigChangeQueue",
    "ssm/image-labelled, ConfigChangeQueue",
    "ssm/image-deleted, ConfigChangeQueue",
    "ssm/another-parameter, ''",
    "config/endpoint-changed, AuditQueue ConfigChangeQueue",
    "config/endpoint-deleted, AuditQueue ConfigChangeQueue",
    "config/endpoint-of-somebody-else-changed, AuditQueue",
    "config/prefix-list-changed, ConfigChangeQueue",
    "config/security-group-changed, ConfigChangeQueue",
    "ec2/endpoint-created, AuditQueue ConfigChangeQueue",
    "ec2/endpoint-modified, AuditQueue ConfigChangeQueue",
    "ec2/endpoint-modified-by-the-function, AuditQueue ConfigChangeQueue",
    "ec2/endpoint-modification-refused, AuditQueue ConfigChangeQueue",
    "ec2/endpoints-deleted, AuditQueue ConfigChangeQueue",
    "cloudformation/stack-created, ConfigChangeQueue",
    "cloudformation/stack-updated, ConfigChangeQueue",
    "cloudformation/stack-rolled-back, ConfigChangeQueue",
    "cloudformation/stack-update-begun, ''",
    "unknown/not-ours, ''",
  })
  void anEventWakes(String event, String queues) {
    JsonNode sample = JsonMapper.shared().readTree(EVENTS.resolve(event + ".json"));
    assertThat(queuesOf(sample)).isEqualTo(new TreeSet<>(words(queues)));
  }

  @Test
  void theNearestEventOfAnotherFarmWakesNobody() {
    for (String event :
        Set.of("autoscaling/launch-action", "s3/edge-report", "cloudformation/stack-updated")) {
      String other =
          TemplateFile.text(EVENTS.resolve(event + ".json")).replace("corp-s3", "corp-s4");
      assertThat(queuesOf(JsonMapper.shared().readTree(other))).as(event).isEmpty();
    }
  }

  @Test
  void everySampleIsJson() throws IOException {
    try (Stream<Path> files = Files.walk(EVENTS)) {
      assertThat(files.filter(file -> file.toString().endsWith(".json")))
          .hasSizeGreaterThan(50)
          .allSatisfy(file -> assertThat(JsonMapper.shared().readTree(file).isObject()).isTrue());
    }
  }

  private static Set<String> queuesOf(JsonNode event) {
    return TEMPLATE.ofType("AWS::Events::Rule").values().stream()
        .map(rule -> rule.path("Properties"))
        .filter(rule -> matches(rule.path("EventPattern"), event))
        .flatMap(rule -> rule.path("Targets").values().stream())
        .map(target -> target.path("Arn").path("Fn::GetAtt").path(0).asString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// EventBridge's rule for patterns, as far as the template uses it.
  private static boolean matches(JsonNode pattern, JsonNode event) {
    if (pattern.isArray()) {
      return pattern.values().stream().anyMatch(choice -> accepts(choice, event));
    }
    return pattern.properties().stream()
        .allMatch(field -> matches(field.getValue(), event.path(field.getKey())));
  }

  private static boolean accepts(JsonNode choice, JsonNode value) {
    if (choice.has("prefix")) {
      return value.isString() && value.asString().startsWith(choice.path("prefix").asString());
    }
    if (choice.has("Fn::If")) {
      return accepts(choice.path("Fn::If").get(1), value);
    }
    String expected = choice.asString("");
    if (choice.has("Ref")) {
      expected = NAMES.getOrDefault(choice.path("Ref").asString(), "");
      assertThat(expected).as("what %s is here", choice).isNotEmpty();
    }
    return value.isString() && value.asString().equals(expected);
  }

  private static Set<String> words(String text) {
    return Stream.of(text.split(" ", -1))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }
}
