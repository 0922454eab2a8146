package causeway.testbed.farm;

import causeway.testbed.autoscaling.AutoScaling;
import causeway.testbed.autoscaling.EventSink;
import causeway.testbed.autoscaling.RealScheduler;
import causeway.testbed.autoscaling.Timings;
import causeway.testbed.autoscaling.World;
import causeway.testbed.autoscaling.api.AutoScalingApi;
import causeway.testbed.cloud.Aws;
import causeway.testbed.cloud.EventBus;
import causeway.testbed.cloud.Moto;
import causeway.testbed.cloud.PrefixLists;
import causeway.testbed.cloud.Service;
import causeway.testbed.cloud.Vpc;
import causeway.testbed.endpoint.Endpoints;
import causeway.testbed.endpoint.RouteTable;
import causeway.testbed.events.AlarmWatch;
import causeway.testbed.events.CpuMetrics;
import causeway.testbed.events.ScheduleTimer;
import causeway.testbed.instance.Ec2Instances;
import causeway.testbed.instance.InstanceFleet;
import causeway.testbed.instance.MetadataService;
import causeway.testbed.instance.ProxyImage;
import causeway.testbed.instance.RunningInstance;
import causeway.testbed.instance.Subnet;
import causeway.testbed.lambda.Lambda;
import causeway.testbed.network.LoadBalancer;
import causeway.testbed.stack.Deployment;
import causeway.testbed.stack.Maker;
import causeway.testbed.stack.Template;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// A farm as `sam deploy` makes it: the template's stack in the cloud, instances by Auto Scaling,
/// functions that keep all of it in step. Nothing here does a function's work.
public final class StackFarm implements AutoCloseable {
  /// Where Auto Scaling's API is, in the Region's namespace.
  private static final URI AUTO_SCALING = URI.create("http://127.0.0.1:4567");

  private static final String IMAGE = "/causeway/image/arm64";
  private static final String FIRST_IMAGE = "ami-0123456789abcdef0";
  private static final String STATE_FOLDER = "/var/lib/causeway";

  private final FarmPlan plan;
  private final Timers timers;
  private final Aws aws;
  private final AutoScaling autoScaling;
  private final RealScheduler scheduler = new RealScheduler();
  private final AutoScalingApi api;
  private final InstanceFleet fleet;
  private final BalancerMakers balancers;
  private final Deployment deployment;
  private final Lambda lambda;
  private final ScheduleTimer timer;
  private final AlarmWatch alarms;
  private final CpuMetrics load;
  private final Path run;
  private final ExecutorService events =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("events").factory());

  /// What a farm is brought up in.
  ///
  /// @param run the run's folder
  /// @param template the stack's
  /// @param authority whom proxies trust as S3, in PEM
  /// @param zone the id of the hosted zone of the front door
  /// @param endpoints where its VPC's way to S3 is known
  public record Place(
      Path run,
      Path template,
      Path authority,
      String zone,
      MetadataService metadata,
      Endpoints endpoints) {}

  /// Deploys the stack, under the farm's own name.
  public StackFarm(FarmPlan plan, Place place, Aws aws, Timers timers) {
    this.plan = plan;
    this.timers = timers;
    this.aws = aws;
    this.run = place.run();
    Vpc vpc = Vpc.create(aws, plan.vpc(), plan.subnets());
    String prefixList = PrefixLists.replace(aws, "s3", plan.prefixList());
    FarmPlan.Tables tables = Objects.requireNonNull(plan.tables(), "a stack's farm has both");
    String tablesPrefixList = PrefixLists.replace(aws, "dynamodb", tables.prefixList());
    image(FIRST_IMAGE);
    this.fleet = fleet(place, vpc);
    place.endpoints().know(fleet::caller);
    place.endpoints().attach(plan.service(), new RouteTable(aws, vpc.routeTable(), "s3"));
    place.endpoints().attach(tables.service(), new RouteTable(aws, vpc.routeTable(), "dynamodb"));
    StackTargets targets = new StackTargets();
    this.autoScaling =
        new AutoScaling(
            new World(
                scheduler, fleet, targets, this::put, Timings.DEMO, plan.region(), Aws.ACCOUNT));
    this.api =
        AutoScalingApi.start(
            new InetSocketAddress(AUTO_SCALING.getHost(), AUTO_SCALING.getPort()), autoScaling);
    this.balancers = new BalancerMakers(plan, targets);
    Map<String, Maker> makers = new HashMap<>(balancers.byType());
    makers.putAll(new GroupMakers(autoScaling()).byType());
    Map<String, String> parameters = new HashMap<>(timers.parameters());
    parameters.putAll(
        Map.of(
            "VpcId",
            vpc.id(),
            "SubnetIds",
            String.join(",", vpc.subnets().values()),
            "RouteTableIds",
            vpc.routeTable(),
            "S3PrefixListId",
            prefixList,
            "WithDynamoDb",
            "true",
            "SecurityHub",
            "true",
            "DynamoDbPrefixListId",
            tablesPrefixList,
            "FrontDoorName",
            plan.frontDoor(),
            "HostedZoneId",
            place.zone(),
            "ImageParameter",
            IMAGE));
    this.deployment =
        Deployment.of(Template.read(place.template()), name(), aws, parameters, makers);
    autoScaling()
        .query(
            Service.AUTO_SCALING,
            "UpdateAutoScalingGroup",
            Map.of(
                "AutoScalingGroupName", name(),
                "DefaultInstanceWarmup", Long.toString(timers.warmup().toSeconds())));
    this.lambda =
        new Lambda(
            aws,
            deployment.functions(),
            place.run().resolve("functions"),
            Map.of(
                "AWS_ENDPOINT_URL_AUTO_SCALING",
                AUTO_SCALING.toString(),
                "AWS_ENDPOINT_URL_SECURITYHUB",
                Moto.ENDPOINT.toString()),
            timers.retry());
    this.timer = new ScheduleTimer(aws, deployment.schedules(), timers.schedule());
    this.alarms = new AlarmWatch(aws, timers.alarms(), change -> {});
    this.load = new CpuMetrics(aws, name(), this::processes, timers.load(), this::observe);
  }

  /// The stack's and the group's name.
  public String name() {
    return "corp-s3-" + plan.id();
  }

  public FarmPlan plan() {
    return plan;
  }

  public Timers timers() {
    return timers;
  }

  public Deployment deployment() {
    return deployment;
  }

  public Lambda lambda() {
    return lambda;
  }

  public InstanceFleet fleet() {
    return fleet;
  }

  public List<RunningInstance> instances() {
    return fleet.instances();
  }

  /// The addresses of all its instances.
  public Set<String> addresses() {
    return fleet.instances().stream()
        .map(each -> each.identity().address())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  public LoadBalancer loadBalancer() {
    return balancers
        .balancer()
        .orElseThrow(() -> new IllegalStateException("the stack has no load balancer"));
  }

  /// The addresses that a load balancer's name leads to now; none for another name.
  public List<String> addresses(String dnsName) {
    return dnsName.equals(balancers.dnsName())
        ? balancers.balancer().map(LoadBalancer::dnsAddresses).orElse(List.of())
        : List.of();
  }

  /// The services of its Region.
  public Aws aws() {
    return aws;
  }

  /// Auto Scaling's API, as a client of AWS asks it.
  public Aws autoScaling() {
    return new Aws(AUTO_SCALING, plan.region());
  }

  /// Somebody who may change the farm.
  public Administrator administrator() {
    return new Administrator(run.resolve("administrator"), aws, AUTO_SCALING);
  }

  /// What its functions wrote.
  public Blackboard blackboard() {
    return new Blackboard(aws, bucket("StateBucket"));
  }

  /// Subscribes to what the functions tell people.
  public Mailbox mailbox() {
    return new Mailbox(aws, deployment.stack().resource("FaultsTopic").ref());
  }

  /// Puts the farm document where the team's pipeline does.
  public void publish(String document) {
    aws.rest(
        Service.S3,
        "PUT",
        "/" + bucket("ConfigBucket") + "/farm.yaml",
        document.getBytes(StandardCharsets.UTF_8),
        Map.of());
  }

  /// The name of one of the stack's buckets.
  public String bucket(String logicalId) {
    return deployment.stack().resource(logicalId).ref();
  }

  /// Names the image that instances are to run.
  public void image(String ami) {
    aws.json(
        Service.SSM,
        "PutParameter",
        JsonNodeFactory.instance
            .objectNode()
            .put("Name", IMAGE)
            .put("Value", ami)
            .put("Type", "String")
            .put("Overwrite", true));
  }

  @Override
  public void close() {
    timer.close();
    alarms.close();
    load.close();
    lambda.close();
    api.close();
    // Or it would launch replacements for what the fleet ends.
    scheduler.close();
    fleet.close();
    balancers.balancer().ifPresent(LoadBalancer::close);
    events.shutdownNow();
  }

  private InstanceFleet fleet(Place place, Vpc vpc) {
    Map<String, Subnet> subnets = new HashMap<>();
    for (FarmPlan.Zone zone : plan.zones()) {
      subnets.put(
          String.valueOf(vpc.subnets().get(zone.name())),
          new Subnet(zone.subnet(), zone.gateway(), plan.resolver(), reserved(zone)));
    }
    return new InstanceFleet(
        new InstanceFleet.Place(
            place.run(),
            plan.region(),
            Aws.ACCOUNT,
            subnets,
            name() + "-ProxyRole",
            Duration.ofHours(6),
            Duration.ofSeconds(10)),
        new Ec2Instances(
            (action, parameters) -> aws.query(Service.EC2, action, parameters).element()),
        new ProxyImage(
            (identity, launch) ->
                UserData.of(aws, launch)
                    .file("/etc/causeway/proxy.yaml")
                    // A host here shares the machine's files but for its own folder.
                    .replace(
                        STATE_FOLDER,
                        place.run().resolve("hosts").resolve(identity.id()) + STATE_FOLDER),
            place.authority()),
        place.metadata());
  }

  private static Set<String> reserved(FarmPlan.Zone zone) {
    return new HashSet<>(Set.of(zone.entrance()));
  }

  private void put(EventSink.Event event) {
    events.execute(() ->
        new EventBus(aws)
            .put(
                EventSink.SOURCE,
                event.detailType(),
                JsonMapper.shared().valueToTree(event.detail()),
                event.resources()));
  }

  private List<Long> processes() {
    return fleet.instances().stream().map(each -> each.process().pid()).toList();
  }

  private void observe(double percent) {
    scheduler.run(() -> autoScaling.observe(name(), "ASGAverageCPUUtilization", percent));
  }
}
