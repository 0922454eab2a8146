package causeway.testbed.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What the design demands of the stack and no linter knows.
class TemplateTest {
  private static final TemplateFile TEMPLATE = TemplateFile.read();

  @Test
  void everyParameterIsAskedForUnderOneLabel() {
    JsonNode questions = TEMPLATE.root().path("Metadata").path("AWS::CloudFormation::Interface");
    List<String> grouped =
        questions.path("ParameterGroups").values().stream()
            .flatMap(group -> group.path("Parameters").values().stream())
            .map(JsonNode::asString)
            .toList();
    Set<String> parameters = names(TEMPLATE.parameters());
    assertThat(grouped).doesNotHaveDuplicates().hasSameElementsAs(parameters);
    assertThat(names(questions.path("ParameterLabels"))).isEqualTo(parameters);
  }

  @Test
  void theSampleAnswersGiveEveryParameterWithoutDefault() {
    String samconfig =
        TemplateFile.text(TemplateFile.path().resolveSibling("examples/samconfig.toml"));
    Set<String> answered =
        samconfig
            .lines()
            .filter(line -> line.startsWith("  \"") && line.contains("="))
            .map(line -> line.substring(3, line.indexOf('=')))
            .collect(Collectors.toSet());
    assertThat(names(TEMPLATE.parameters())).containsAll(answered);
    assertThat(answered)
        .containsAll(
            TEMPLATE.parameters().properties().stream()
                .filter(parameter -> !parameter.getValue().has("Default"))
                .map(Map.Entry::getKey)
                .toList());
  }

  @Test
  void everyBucketIsKeptPrivateAndTlsOnly() {
    Map<String, JsonNode> buckets = TEMPLATE.ofType("AWS::S3::Bucket");
    assertThat(buckets.keySet())
        .containsExactlyInAnyOrder("ConfigBucket", "StateBucket", "ReportsBucket", "RecordsBucket");
    buckets.forEach((name, bucket) -> {
      assertThat(bucket.path("DeletionPolicy").asString()).as(name).isEqualTo("Retain");
      assertThat(bucket.path("UpdateReplacePolicy").asString()).as(name).isEqualTo("Retain");
      assertThat(bucket.path("Properties").path("PublicAccessBlockConfiguration").values())
          .as(name)
          .hasSize(4)
          .allSatisfy(setting -> assertThat(setting.asString()).isEqualTo("true"));
      JsonNode tls = statement(name + "Policy", "TlsOnly");
      assertThat(tls.path("Effect").asString()).isEqualTo("Deny");
      assertThat(tls.path("Condition").path("Bool").path("aws:SecureTransport").asString())
          .as(name)
          .isEqualTo("false");
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"StateBucket", "ReportsBucket", "RecordsBucket"})
  void credentialsOfAnInstanceAreWorthlessElsewhere(String bucket) {
    JsonNode endpoint = statement(bucket + "Policy", "ProxiesThroughTheirEndpoint");
    assertThat(
            endpoint
                .path("Condition")
                .path("StringNotEquals")
                .path("aws:SourceVpce")
                .path("Ref")
                .asString())
        .isEqualTo("S3Endpoint");
    JsonNode address = statement(bucket + "Policy", "ProxiesFromTheirOwnAddress");
    assertThat(
            address
                .path("Condition")
                .path("StringNotEquals")
                .path("aws:Ec2InstanceSourcePrivateIPv4")
                .asString())
        .isEqualTo("${aws:VpcSourceIp}");
    assertThat(Stream.of(endpoint, address))
        .allSatisfy(statement -> {
          assertThat(statement.path("Effect").asString()).isEqualTo("Deny");
          assertThat(statement.path("Action").asString()).isEqualTo("s3:*");
          assertThat(statement.path("Principal").path("AWS").path("Fn::GetAtt").path(0).asString())
              .isEqualTo("ProxyRole");
        });
  }

  @Test
  void noRoleMayDoEverythingOfAService() {
    TEMPLATE
        .ofType("AWS::IAM::Role")
        .forEach((name, role) ->
            TemplateFile.objects(role.path("Properties").path("Policies"))
                .filter(object -> object.path("Effect").asString("").equals("Allow"))
                .forEach(allow -> {
                  assertThat(words(allow.path("Action"))).as(name).noneMatch(a -> a.contains("*"));
                  boolean anything = words(allow.path("Resource")).contains("*");
                  boolean bounded =
                      allow.has("Condition")
                          || words(allow.path("Action")).stream().allMatch(TemplateTest::onlyLooks);
                  assertThat(anything && !bounded).as("%s: %s", name, allow.path("Sid")).isFalse();
                }));
  }

  @Test
  void networksAreNamedByPrefixListsAndGroups() {
    assertThat(TemplateFile.objects(TEMPLATE.root()))
        .noneMatch(object -> object.has("CidrIp") || object.has("CidrIpv6"));
  }

  @ParameterizedTest
  @CsvSource({"Lifecycle, 1 minute", "ConfigChange, 1 minute", "Audit, 1 hour"})
  void aFunctionIsFedByItsOwnQueueOneRunAtATime(String name, String every) {
    JsonNode queue = TEMPLATE.properties(name + "Queue");
    assertThat(queue.path("FifoQueue").asString()).isEqualTo("true");
    assertThat(queue.path("ContentBasedDeduplication").asString()).isEqualTo("true");
    assertThat(TEMPLATE.properties(name + "DeadLetters").path("FifoQueue").asString())
        .isEqualTo("true");
    JsonNode function = TEMPLATE.properties(name + "Function");
    assertThat(queue.path("VisibilityTimeout").asInt())
        .isGreaterThan(function.path("Timeout").asInt());
    JsonNode source = function.path("Events").path("Queue").path("Properties");
    assertThat(source.path("Queue").path("Fn::GetAtt").path(0).asString())
        .isEqualTo(name + "Queue");
    assertThat(source.path("BatchSize").asInt()).isEqualTo(10);
    assertThat(words(source.path("FunctionResponseTypes")))
        .containsExactly("ReportBatchItemFailures");
    JsonNode schedule = TEMPLATE.properties(name + "Schedule");
    assertThat(schedule.path("ScheduleExpression").asString()).isEqualTo("rate(" + every + ")");
    assertThat(schedule.path("Target").path("Input").asString())
        .contains("\"source\":\"causeway.schedule\"", "<aws.scheduler.execution-id>");
  }

  @Test
  void everyMessageOfARuleOrScheduleGoesIntoTheOneGroup() {
    assertThat(
            TemplateFile.objects(TEMPLATE.root())
                .filter(object -> object.has("SqsParameters"))
                .map(object -> object.path("SqsParameters").path("MessageGroupId").asString()))
        .hasSizeGreaterThan(10)
        .containsOnly("farm");
  }

  @Test
  void theTimersFitEachOther() {
    assertThat(seconds("SilentAfterSeconds")).isGreaterThanOrEqualTo(3 * seconds("BeatSeconds"));
    assertThat(seconds("TerminateHookSeconds")).isGreaterThan(seconds("HeartbeatEverySeconds"));
    assertThat(100 * seconds("HeartbeatEverySeconds")).isGreaterThan(seconds("DrainLimitSeconds"));
    assertThat(TEMPLATE.parameters().path("DrainLimitSeconds").path("MaxValue").asLong())
        .isLessThanOrEqualTo(Duration.ofDays(2).toSeconds());
  }

  @Test
  void theLoadBalancerCutsNothing() {
    Map<String, String> attributes =
        TEMPLATE.properties("TargetGroup").path("TargetGroupAttributes").values().stream()
            .collect(
                Collectors.toMap(
                    a -> a.path("Key").asString(), a -> a.path("Value").asString("a reference")));
    assertThat(attributes)
        .containsEntry("preserve_client_ip.enabled", "true")
        .containsEntry("target_health_state.unhealthy.connection_termination.enabled", "false")
        .containsEntry("deregistration_delay.connection_termination.enabled", "false");
    assertThat(TEMPLATE.properties("Group").path("HealthCheckType").asString()).isEqualTo("EC2");
  }

  private static long seconds(String parameter) {
    return TEMPLATE.parameters().path(parameter).path("Default").asLong();
  }

  private static boolean onlyLooks(String action) {
    return action.substring(action.indexOf(':') + 1).startsWith("Describe");
  }

  private static JsonNode statement(String policy, String sid) {
    return TEMPLATE.properties(policy).path("PolicyDocument").path("Statement").values().stream()
        .filter(statement -> statement.path("Sid").asString("").equals(sid))
        .findFirst()
        .orElseThrow(() -> new AssertionError(policy + " has no statement " + sid));
  }

  /// A list, or one alone, of strings; what is computed is left out.
  private static List<String> words(JsonNode node) {
    return Stream.concat(Stream.of(node), node.values().stream())
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .toList();
  }

  private static Set<String> names(JsonNode object) {
    return new TreeSet<>(object.propertyNames());
  }
}
