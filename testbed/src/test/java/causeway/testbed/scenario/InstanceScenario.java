package causeway.testbed.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.testbed.autoscaling.AutoScaling;
import causeway.testbed.autoscaling.Ec2.Launch;
import causeway.testbed.autoscaling.EventSink;
import causeway.testbed.autoscaling.LaunchTemplate;
import causeway.testbed.autoscaling.RealScheduler;
import causeway.testbed.autoscaling.Timings;
import causeway.testbed.autoscaling.World;
import causeway.testbed.autoscaling.Zone;
import causeway.testbed.autoscaling.api.AutoScalingApi;
import causeway.testbed.enclosure.Command;
import causeway.testbed.enclosure.PythonEnvironment;
import causeway.testbed.farm.FarmPlan;
import causeway.testbed.instance.BalancerTargets;
import causeway.testbed.instance.CloudInstances;
import causeway.testbed.instance.InstanceFleet;
import causeway.testbed.instance.MetadataService;
import causeway.testbed.instance.ProxyImage;
import causeway.testbed.instance.RunningInstance;
import causeway.testbed.instance.Subnet;
import causeway.testbed.network.BalancerAttributes;
import causeway.testbed.network.LoadBalancer;
import causeway.testbed.network.Waiting;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An Auto Scaling group of real proxies in the farm's subnets, driven by the AWS command line.
class InstanceScenario {
  private static final FarmPlan PLAN = FarmPlan.FRANKFURT;
  private static final String TARGETS = "arn:aws:elasticloadbalancing:targets";
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final BalancerAttributes ATTRIBUTES =
      BalancerAttributes.FARM.deregistration(Duration.ofSeconds(1), Duration.ZERO, false);

  private final List<EventSink.Event> events = new CopyOnWriteArrayList<>();
  private final List<String> terminated = new CopyOnWriteArrayList<>();
  private final RealScheduler scheduler = new RealScheduler();

  /// The cloud's record alone; ids are as long as EC2's.
  private final class Records implements CloudInstances {
    private final AtomicInteger made = new AtomicInteger();

    @Override
    public String run(Launch launch, String address) {
      return "i-%017x".formatted(made.incrementAndGet());
    }

    @Override
    public void terminate(String instanceId) {
      terminated.add(instanceId);
    }

    @Override
    public long version(LaunchTemplate template) {
      return 1;
    }

    @Override
    public Zone zone(String subnetId) {
      return new Zone("eu-central-1" + subnetId.charAt(subnetId.length() - 1), subnetId);
    }
  }

  private static Subnet subnet(FarmPlan.Zone zone) {
    return new Subnet(
        zone.subnet(), zone.gateway(), PLAN.resolver(), Set.of(zone.proxy(), zone.entrance()));
  }

  private static String yaml(String address) {
    return """
    listeners:
      - {kind: tls, address: "%1$s:443"}
      - {kind: admin, address: "%1$s:8080"}
    access: {bucket: %2$s, region: %3$s}
    resolver: {servers: ["%4$s"]}
    records: {file: records.jsonl}
    workers: 1
    """
        .formatted(address, PLAN.stateBucket(), PLAN.region(), PLAN.resolver());
  }

  @Test
  @Timeout(400)
  void aGroupOfProxiesFromLaunchToTermination() throws Exception {
    Path run = ScenarioRunner.inside().folder();
    BalancerTargets targets = new BalancerTargets();
    try (LoadBalancer balancer =
            new LoadBalancer(
                "group",
                Map.of("eu-central-1a", "10.0.1.101", "eu-central-1b", "10.0.2.101"),
                FarmPlan.HEALTH_CHECK,
                ATTRIBUTES);
        InstanceFleet fleet =
            new InstanceFleet(
                new InstanceFleet.Place(
                    run,
                    PLAN.region(),
                    "000000000000",
                    Map.of(
                        "subnet-a", subnet(PLAN.zones().getFirst()),
                        "subnet-b", subnet(PLAN.zones().getLast())),
                    PLAN.proxyRole(),
                    Duration.ofMinutes(20),
                    Duration.ofSeconds(20)),
                new Records(),
                new ProxyImage(
                    (identity, launch) -> yaml(identity.address()),
                    ScenarioRunner.region().trust()),
                ScenarioRunner.region().metadata())) {
      ScenarioRunner.region().endpoints().know(fleet::caller);
      balancer.start();
      targets.add(TARGETS, balancer);
      AutoScaling service =
          new AutoScaling(
              new World(
                  scheduler,
                  fleet,
                  targets,
                  events::add,
                  Timings.DEMO,
                  PLAN.region(),
                  "000000000000"));
      try (AutoScalingApi api =
          AutoScalingApi.start(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), service)) {
        Cli cli = new Cli("http://127.0.0.1:" + api.address().getPort());
        live(cli, fleet, balancer);
      }
    } finally {
      scheduler.close();
    }
  }

  private void live(Cli cli, InstanceFleet fleet, LoadBalancer balancer) throws Exception {
    cli.run(
        "create-auto-scaling-group --auto-scaling-group-name farm --min-size 0 --max-size 4"
            + " --desired-capacity 2 --vpc-zone-identifier subnet-a,subnet-b --target-group-arns "
            + TARGETS
            + " --launch-template LaunchTemplateId=lt-1,Version=1 --lifecycle-hook-specification-list"
            + " LifecycleHookName=launch,LifecycleTransition=autoscaling:EC2_INSTANCE_LAUNCHING,HeartbeatTimeout=600"
            + " LifecycleHookName=terminate,LifecycleTransition=autoscaling:EC2_INSTANCE_TERMINATING,HeartbeatTimeout=600,DefaultResult=CONTINUE");
    awaitStates(cli, "Pending:Wait Pending:Wait");
    RunningInstance first = fleet.instances().getFirst();
    metadataSaysWhoItIs(first);
    for (RunningInstance instance : fleet.instances()) {
      cli.complete("launch", instance.identity().id());
    }
    awaitStates(cli, "InService InService");
    Waiting.until("two healthy proxies", LIMIT, LOOK, () -> balancer.healthy().size() == 2);
    assertThat(fleet.instances().stream().map(each -> each.identity().zone()))
        .containsExactlyInAnyOrder("eu-central-1a", "eu-central-1b");

    first.kill();
    awaitStates(cli, "InService Pending:Wait Terminating:Wait");
    assertThat(target(fleet.instance(first.identity().id()).orElseThrow()))
        .as("a dead machine's metadata is asked by nobody, but says so")
        .isEqualTo("Terminated");
    cli.complete("terminate", first.identity().id());
    awaitStates(cli, "InService Pending:Wait");
    assertThat(ProcessHandle.of(first.host().pid())).isEmpty();
    assertThat(terminated).containsExactly(first.identity().id());

    cli.run("update-auto-scaling-group --auto-scaling-group-name farm --desired-capacity 0");
    awaitStates(cli, "Terminating:Wait Terminating:Wait");
    for (RunningInstance instance : fleet.instances()) {
      cli.complete("terminate", instance.identity().id());
    }
    awaitStates(cli, "");
    assertThat(fleet.instances()).isEmpty();
    assertThat(terminated).hasSize(3);
    assertThat(events.stream().map(EventSink.Event::detailType))
        .contains(
            "EC2 Instance-launch Lifecycle Action",
            "EC2 Instance Launch Successful",
            "EC2 Instance-terminate Lifecycle Action",
            "EC2 Instance Terminate Successful");
    try (var cables = Files.list(Path.of("/sys/class/net"))) {
      assertThat(cables.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith("00000"));
    }
  }

  /// As seen from the instance, and not from anywhere else.
  private static void metadataSaysWhoItIs(RunningInstance instance) {
    assertThat(curl(instance, "/latest/meta-data/instance-id", "").out()).endsWith("401");
    String token = token(instance);
    assertThat(curl(instance, "/latest/meta-data/instance-id", token).out())
        .isEqualTo(instance.identity().id() + "200");
    assertThat(
            curl(instance, "/latest/meta-data/iam/security-credentials/" + PLAN.proxyRole(), token)
                .out())
        .contains("\"AccessKeyId\" : \"ASIA");
    assertThat(target(instance)).isEqualTo("InService");
    Command.Result outside =
        ScenarioRunner.region()
            .office()
            .command("curl", "-sS", "--max-time", "2", "http://" + MetadataService.ADDRESS + "/")
            .run();
    assertThat(outside.ok()).as(outside.toString()).isFalse();
  }

  private static String target(RunningInstance instance) {
    return curl(instance, "/latest/meta-data/autoscaling/target-lifecycle-state", token(instance))
        .out()
        .replaceFirst("200$", "");
  }

  private static String token(RunningInstance instance) {
    return instance
        .host()
        .command(
            "curl",
            "-sS",
            "-X",
            "PUT",
            "-H",
            "X-aws-ec2-metadata-token-ttl-seconds: 60",
            "http://" + MetadataService.ADDRESS + "/latest/api/token")
        .check()
        .out();
  }

  private static Command.Result curl(RunningInstance instance, String path, String token) {
    return instance
        .host()
        .command(
            "curl",
            "-sS",
            "-w",
            "%{http_code}",
            "-H",
            "X-aws-ec2-metadata-token: " + token,
            "http://" + MetadataService.ADDRESS + path)
        .check();
  }

  private static void awaitStates(Cli cli, String states) {
    Waiting.until("states '" + states + "'", LIMIT, LOOK, () -> cli.states().equals(states));
  }

  /// The AWS command line in the Region.
  private record Cli(String endpoint) {
    JsonNode run(String line) {
      List<String> all =
          new ArrayList<>(
              List.of(
                  PythonEnvironment.program(ScenarioRunner.inside().checkout(), "aws").toString(),
                  "autoscaling"));
      all.addAll(List.of(line.split(" ", -1)));
      all.addAll(
          List.of("--endpoint-url", endpoint, "--region", PLAN.region(), "--output", "json"));
      String out =
          Command.of(all)
              .with(Map.of("AWS_ACCESS_KEY_ID", "testbed", "AWS_SECRET_ACCESS_KEY", "testbed"))
              .check()
              .out();
      return JsonMapper.shared().readTree(out.isBlank() ? "{}" : out);
    }

    void complete(String hook, String id) {
      run(
          "complete-lifecycle-action --auto-scaling-group-name farm --lifecycle-action-result CONTINUE"
              + " --lifecycle-hook-name "
              + hook
              + " --instance-id "
              + id);
    }

    String states() {
      JsonNode group =
          run("describe-auto-scaling-groups --auto-scaling-group-names farm")
              .path("AutoScalingGroups")
              .path(0);
      return group
          .path("Instances")
          .valueStream()
          .map(instance -> instance.path("LifecycleState").asString())
          .sorted()
          .collect(Collectors.joining(" "));
    }
  }
}
