package causeway.testbed.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import causeway.testbed.autoscaling.api.AutoScalingApi;
import causeway.testbed.network.Waiting;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.InstanceRefreshStatus;
import software.amazon.awssdk.services.autoscaling.model.LifecycleHookSpecification;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;
import software.amazon.awssdk.services.autoscaling.model.MetricType;
import software.amazon.awssdk.services.autoscaling.model.Tag;

/// The whole service in real time, asked by AWS's own client.
class AutoScalingApiTest {
  private static final Timings QUICK =
      new Timings(
          Duration.ofMillis(1),
          Duration.ofMillis(20),
          Duration.ofMillis(1),
          Duration.ofMillis(5),
          3,
          3,
          15);

  private final RealScheduler scheduler = new RealScheduler();
  private final FakeCloud cloud = new FakeCloud();
  private AutoScalingApi api;
  private AutoScalingClient client;

  @BeforeEach
  void start() {
    AutoScaling service =
        new AutoScaling(
            new World(scheduler, cloud, cloud, cloud, QUICK, "eu-central-1", "000000000000"));
    api = AutoScalingApi.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), service);
    client =
        AutoScalingClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + api.address().getPort()))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    client.createAutoScalingGroup(group ->
        group
            .autoScalingGroupName("farm")
            .minSize(1)
            .maxSize(4)
            .desiredCapacity(2)
            .vpcZoneIdentifier("subnet-a,subnet-b")
            .launchTemplate(template -> template.launchTemplateId("lt-1").version("1"))
            .targetGroupARNs("arn:targets")
            .tags(Tag.builder().key("farm").value("a&b<c>").propagateAtLaunch(true).build())
            .lifecycleHookSpecificationList(
                LifecycleHookSpecification.builder()
                    .lifecycleHookName("launch")
                    .lifecycleTransition("autoscaling:EC2_INSTANCE_LAUNCHING")
                    .heartbeatTimeout(600)
                    .defaultResult("ABANDON")
                    .build()));
  }

  @AfterEach
  void stop() {
    client.close();
    api.close();
    scheduler.close();
  }

  private AutoScalingGroup group() {
    return client
        .describeAutoScalingGroups(request -> request.autoScalingGroupNames("farm"))
        .autoScalingGroups()
        .getFirst();
  }

  private void await(LifecycleState state, int count) {
    Waiting.until(
        count + " instances in " + state,
        Duration.ofSeconds(10),
        Duration.ofMillis(5),
        () ->
            group().instances().stream()
                    .filter(instance -> instance.lifecycleState() == state)
                    .count()
                == count);
  }

  private void serve() {
    await(LifecycleState.PENDING_WAIT, 2);
    group()
        .instances()
        .forEach(instance ->
            client.completeLifecycleAction(action ->
                action
                    .autoScalingGroupName("farm")
                    .lifecycleHookName("launch")
                    .instanceId(instance.instanceId())
                    .lifecycleActionResult("CONTINUE")));
    await(LifecycleState.IN_SERVICE, 2);
  }

  @Test
  void groupsAndInstancesAreDescribed() {
    serve();
    AutoScalingGroup group = group();
    assertThat(group.autoScalingGroupARN())
        .matches(
            "arn:aws:autoscaling:eu-central-1:000000000000:autoScalingGroup:[-0-9a-f]{36}:autoScalingGroupName/farm");
    assertThat(group.availabilityZones()).containsExactly("eu-central-1a", "eu-central-1b");
    assertThat(group.vpcZoneIdentifier()).isEqualTo("subnet-a,subnet-b");
    assertThat(group.tags().getFirst().value()).isEqualTo("a&b<c>");
    assertThat(group.createdTime()).isNotNull();
    assertThat(group.healthCheckType()).isEqualTo("EC2");
    assertThat(group.instances())
        .allSatisfy(instance -> {
          assertThat(instance.healthStatus()).isEqualTo("Healthy");
          assertThat(instance.launchTemplate().version()).isEqualTo("1");
          assertThat(instance.protectedFromScaleIn()).isFalse();
        });
    var pages =
        client.describeAutoScalingInstancesPaginator(request -> request.maxRecords(1)).stream()
            .toList();
    assertThat(pages).hasSize(2);
    assertThat(pages.stream().flatMap(page -> page.autoScalingInstances().stream()))
        .extracting(instance -> instance.lifecycleState() + " " + instance.healthStatus())
        .containsExactly("InService HEALTHY", "InService HEALTHY");
    assertThat(
            client
                .describeScalingActivities(request -> request.autoScalingGroupName("farm"))
                .activities())
        .hasSize(2)
        .allSatisfy(activity ->
            assertThat(activity.description()).startsWith("Launching a new EC2 instance: i-"));
  }

  @Test
  void hooksHoldAndAreRecorded() {
    assertThat(
            client
                .describeLifecycleHooks(request -> request.autoScalingGroupName("farm"))
                .lifecycleHooks()
                .getFirst()
                .globalTimeout())
        .isEqualTo(60_000);
    client.putLifecycleHook(hook ->
        hook.autoScalingGroupName("farm")
            .lifecycleHookName("terminate")
            .lifecycleTransition("autoscaling:EC2_INSTANCE_TERMINATING")
            .heartbeatTimeout(1800)
            .defaultResult("CONTINUE"));
    serve();
    String id = group().instances().getFirst().instanceId();
    var activity =
        client.terminateInstanceInAutoScalingGroup(
            request -> request.instanceId(id).shouldDecrementDesiredCapacity(true));
    assertThat(activity.activity().description()).isEqualTo("Terminating EC2 instance: " + id);
    await(LifecycleState.TERMINATING_WAIT, 1);
    client.recordLifecycleActionHeartbeat(request ->
        request.autoScalingGroupName("farm").lifecycleHookName("terminate").instanceId(id));
    String token =
        cloud.events.stream()
            .filter(event -> event.detailType().equals("EC2 Instance-terminate Lifecycle Action"))
            .map(event -> String.valueOf(event.detail().get("LifecycleActionToken")))
            .findFirst()
            .orElseThrow();
    client.completeLifecycleAction(request ->
        request
            .autoScalingGroupName("farm")
            .lifecycleHookName("terminate")
            .lifecycleActionToken(token)
            .lifecycleActionResult("CONTINUE"));
    await(LifecycleState.TERMINATING_PROCEED, 0);
    assertThat(group().instances()).hasSize(1);
    assertRefused(
        "ValidationError",
        "No active Lifecycle Action found with token " + token,
        () ->
            client.completeLifecycleAction(request ->
                request
                    .autoScalingGroupName("farm")
                    .lifecycleHookName("terminate")
                    .lifecycleActionToken(token)
                    .lifecycleActionResult("CONTINUE")));
  }

  @Test
  void healthStandbyAndCapacity() {
    serve();
    List<String> ids = group().instances().stream().map(each -> each.instanceId()).toList();
    client.setInstanceHealth(request ->
        request
            .instanceId(ids.getFirst())
            .healthStatus("Unhealthy")
            .shouldRespectGracePeriod(false));
    await(LifecycleState.PENDING_WAIT, 1);
    var standby =
        client.enterStandby(request ->
            request
                .autoScalingGroupName("farm")
                .instanceIds(ids.getLast())
                .shouldDecrementDesiredCapacity(true));
    assertThat(standby.hasActivities()).isTrue();
    await(LifecycleState.STANDBY, 1);
    client.exitStandby(request -> request.autoScalingGroupName("farm").instanceIds(ids.getLast()));
    await(LifecycleState.PENDING_WAIT, 2);
    client.updateAutoScalingGroup(request -> request.autoScalingGroupName("farm").minSize(3));
    assertThat(group().desiredCapacity()).isEqualTo(3);
    client.setDesiredCapacity(request -> request.autoScalingGroupName("farm").desiredCapacity(4));
    await(LifecycleState.PENDING_WAIT, 4);
    assertRefused(
        "ValidationError",
        "New SetDesiredCapacity value 5 is above max value 4",
        () ->
            client.setDesiredCapacity(
                request -> request.autoScalingGroupName("farm").desiredCapacity(5)));
  }

  @Test
  void policiesAreKeptAndExecuted() {
    String arn =
        client
            .putScalingPolicy(policy ->
                policy
                    .autoScalingGroupName("farm")
                    .policyName("more")
                    .adjustmentType("ChangeInCapacity")
                    .scalingAdjustment(1))
            .policyARN();
    client.putScalingPolicy(policy ->
        policy
            .autoScalingGroupName("farm")
            .policyName("cpu")
            .policyType("TargetTrackingScaling")
            .targetTrackingConfiguration(tracking ->
                tracking
                    .targetValue(50.0)
                    .predefinedMetricSpecification(metric ->
                        metric.predefinedMetricType(MetricType.ASG_AVERAGE_CPU_UTILIZATION))));
    var policies =
        client.describePolicies(request -> request.autoScalingGroupName("farm")).scalingPolicies();
    assertThat(policies).extracting(policy -> policy.policyName()).containsExactly("more", "cpu");
    assertThat(policies.getLast().targetTrackingConfiguration().targetValue()).isEqualTo(50);
    client.executePolicy(request -> request.policyName(arn));
    assertThat(group().desiredCapacity()).isEqualTo(3);
  }

  @Test
  void anInstanceRefreshReplacesEverything() {
    serve();
    client.deleteLifecycleHook(
        request -> request.autoScalingGroupName("farm").lifecycleHookName("launch"));
    String id =
        client
            .startInstanceRefresh(request ->
                request
                    .autoScalingGroupName("farm")
                    .desiredConfiguration(wanted ->
                        wanted.launchTemplate(
                            template -> template.launchTemplateId("lt-1").version("2")))
                    .preferences(preferences ->
                        preferences
                            .minHealthyPercentage(100)
                            .maxHealthyPercentage(110)
                            .instanceWarmup(0)
                            .autoRollback(true)))
            .instanceRefreshId();
    Waiting.until(
        "end of the refresh",
        Duration.ofSeconds(10),
        Duration.ofMillis(5),
        () ->
            client
                    .describeInstanceRefreshes(
                        request -> request.autoScalingGroupName("farm").instanceRefreshIds(id))
                    .instanceRefreshes()
                    .getFirst()
                    .status()
                == InstanceRefreshStatus.SUCCESSFUL);
    assertThat(group().launchTemplate().version()).isEqualTo("2");
    assertRefused(
        "ActiveInstanceRefreshNotFound",
        "No in progress or pending Instance Refresh found for Auto Scaling group farm",
        () -> client.cancelInstanceRefresh(request -> request.autoScalingGroupName("farm")));
    assertRefused(
        "ActiveInstanceRefreshNotFound",
        "No in progress or pending Instance Refresh found for Auto Scaling group farm",
        () -> client.rollbackInstanceRefresh(request -> request.autoScalingGroupName("farm")));
  }

  @Test
  void whatIsNotModelledIsRefusedAndNotIgnored() {
    assertRefused(
        "InvalidAction",
        "Could not find operation DescribeWarmPool",
        () -> client.describeWarmPool(request -> request.autoScalingGroupName("farm")));
    assertRefused(
        "ValidationError",
        "The parameter CapacityRebalance is not supported here",
        () ->
            client.updateAutoScalingGroup(
                request -> request.autoScalingGroupName("farm").capacityRebalance(true)));
    assertRefused(
        "InvalidNextToken",
        "The token nonsense is not valid.",
        () -> client.describeAutoScalingGroups(request -> request.nextToken("nonsense")));
  }

  private static void assertRefused(String code, String message, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            AutoScalingException.class,
            refused -> {
              assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(refused.awsErrorDetails().errorMessage()).contains(message);
              assertThat(refused.statusCode()).isEqualTo(400);
              assertThat(refused.requestId()).isNotBlank();
            });
  }
}
