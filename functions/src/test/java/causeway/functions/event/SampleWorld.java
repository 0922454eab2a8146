package causeway.functions.event;

import causeway.access.document.FarmDocument;
import causeway.access.document.FarmReader;
import causeway.access.document.FrontDoor;
import causeway.access.net.Cidr;
import causeway.access.snapshot.AccessSnapshot;
import causeway.access.snapshot.SnapshotCodec;
import causeway.functions.event.Trigger.Transition;
import causeway.reconcile.ConfigSettings;
import causeway.reconcile.LifecycleSettings;
import causeway.reconcile.ProxyAccess;
import causeway.reconcile.compile.Compilation;
import causeway.reconcile.compile.PolicyCompiler;
import causeway.reconcile.desired.ConfigRules;
import causeway.reconcile.desired.LifecycleRules;
import causeway.reconcile.observed.ConfigView;
import causeway.reconcile.observed.ConfigView.Family;
import causeway.reconcile.observed.ConfigView.Ingress;
import causeway.reconcile.observed.Counters;
import causeway.reconcile.observed.DocumentSeen;
import causeway.reconcile.observed.EndpointSeen;
import causeway.reconcile.observed.FrontDoorChoice;
import causeway.reconcile.observed.Group;
import causeway.reconcile.observed.Held;
import causeway.reconcile.observed.Hook;
import causeway.reconcile.observed.InForce;
import causeway.reconcile.observed.Instance;
import causeway.reconcile.observed.InstanceRefresh;
import causeway.reconcile.observed.InstanceRefresh.Status;
import causeway.reconcile.observed.Latches;
import causeway.reconcile.observed.LifecycleState;
import causeway.reconcile.observed.LifecycleView;
import causeway.reconcile.observed.Memory;
import causeway.reconcile.observed.PrefixList;
import causeway.reconcile.observed.RecordSet;
import causeway.reconcile.observed.Report;
import causeway.reconcile.observed.TemplateVersion;
import causeway.reconcile.observed.Wait;
import causeway.reconcile.plan.ConfigPlanner;
import causeway.reconcile.plan.LifecyclePlanner;
import causeway.reconcile.plan.Plan;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The farm of the sample events, at rest but for what an event tells of. An event decides nothing,
/// so its plan is that of the world in which it is true.
final class SampleWorld {
  static final Instant NOW = Instant.parse("2026-11-24T10:00:02Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final ProxyAccess PROXIES =
      new ProxyAccess("arn:aws:iam::111122223333:role/proxies", "state", "reports", "records");
  private static final String NAME = "s3.corp.example.net";
  private static final String SUBJECT = "i-0a1b2c3d4e5f60718";
  private static final String IMAGE_PARAMETER = "/causeway/image/arm64";
  private static final String YAML =
      """
      farm: corp-s3
      region: eu-west-1
      endpoints: {s3: {service: s3}}
      networks: {berlin: [10.20.0.0/16]}
      rules:
        - {name: all, from: {networks: [berlin]}, to: {endpoint: s3, buckets: ["reports-*"]}}
      front-door: {name: s3.corp.example.net, kind: instances}
      """;

  private final List<Instance> instances = new ArrayList<>();
  private final Map<String, Report> reports = new HashMap<>();
  private final List<RecordSet> records = new ArrayList<>();
  private final Map<String, Memory.Entry> memory = new TreeMap<>();
  private Set<Wait> settled = Set.of();
  private String document = "version-7";
  private @Nullable String image = "ami-0aaaaaaaaaaaaaaa1";
  private List<Cidr> admitted = List.of(Cidr.parse("10.20.0.0/16"));
  private @Nullable InstanceRefresh refresh;

  private SampleWorld() {
    serving("i-0aaaaaaaaaaaaaaa1", "eu-west-1a", "10.0.1.11");
    serving("i-0bbbbbbbbbbbbbbb2", "eu-west-1b", "10.0.2.12");
  }

  /// The world that a trigger tells of.
  static SampleWorld of(Trigger trigger, boolean fromWarmPool) {
    SampleWorld world = new SampleWorld();
    switch (trigger) {
      case Trigger.LifecycleAction action -> world.hook(action, fromWarmPool);
      case Trigger.InstanceChanged change -> world.changed(change);
      case Trigger.ObjectCreated object -> world.written(object);
      case Trigger.ParameterChanged change -> {
        if (change.name().equals(IMAGE_PARAMETER)) {
          world.image = change.operation().equals("Delete") ? null : "ami-0bbbbbbbbbbbbbbb2";
        }
      }
      case Trigger.ResourceChanged resource -> {
        if (resource.type().equals("AWS::EC2::PrefixList")) {
          world.admitted = List.of(Cidr.parse("10.99.0.0/16"));
        }
      }
      case Trigger.RefreshChanged change -> world.refreshing(change);
      case Trigger.ApiCalled _,
          Trigger.StackChanged _,
          Trigger.AlarmChanged _,
          Trigger.Tick _,
          Trigger.Command _ -> {}
    }
    return world;
  }

  private void hook(Trigger.LifecycleAction action, boolean fromWarmPool) {
    if (action.transition() == Transition.LAUNCHING) {
      with(
          action.toWarmPool() ? LifecycleState.WARMED_PENDING_WAIT : LifecycleState.PENDING_WAIT,
          Report.State.SERVING,
          0);
    } else {
      remembered();
      record(SUBJECT, "10.0.1.18");
      with(
          action.toWarmPool()
              ? LifecycleState.WARMED_PENDING_WAIT
              : fromWarmPool
                  ? LifecycleState.WARMED_TERMINATING_WAIT
                  : LifecycleState.TERMINATING_WAIT,
          Report.State.SERVING,
          3);
      if (!action.hook().equals("terminate")) {
        records.removeLast();
        settled = Set.of(new Wait(SUBJECT, "launch"), new Wait(SUBJECT, "terminate"));
      }
    }
  }

  private void changed(Trigger.InstanceChanged change) {
    boolean launched = change.transition() == Transition.LAUNCHING;
    if (launched == change.successful()) {
      with(LifecycleState.IN_SERVICE, Report.State.SERVING, 0);
    }
    if (!launched && change.successful()) {
      record(SUBJECT, "10.0.1.18");
    }
  }

  private void written(Trigger.ObjectCreated object) {
    if (object.key().equals("farm.yaml")) {
      document = Objects.requireNonNullElse(object.version(), "");
    } else if (object.key().startsWith("edge/")) {
      remembered();
      with(LifecycleState.TERMINATING_WAIT, Report.State.DRAINED, 0);
    }
  }

  private void refreshing(Trigger.RefreshChanged change) {
    Status status =
        switch (change.stage()) {
          case "Succeeded" -> Status.SUCCESSFUL;
          case "Started", "Checkpoint Reached", "Rollback Started" -> Status.RUNNING;
          default -> Status.GIVEN_UP;
        };
    refresh = new InstanceRefresh(change.refresh(), status, "4", "said Auto Scaling");
  }

  private void serving(String id, String zone, String address) {
    instances.add(
        new Instance(id, zone, LifecycleState.IN_SERVICE, true, InetAddress.ofLiteral(address)));
    report(id, Report.State.SERVING, 12);
    record(id, address);
    memory.put(id, Memory.Entry.first(NOW.minusSeconds(3600)).admitted(NOW.minusSeconds(3500)));
  }

  private void remembered() {
    memory.put(
        SUBJECT, Memory.Entry.first(NOW.minusSeconds(3600)).admitted(NOW.minusSeconds(3500)));
  }

  private void with(LifecycleState state, Report.State says, long connections) {
    instances.add(
        new Instance(SUBJECT, "eu-west-1a", state, true, InetAddress.ofLiteral("10.0.1.18")));
    report(SUBJECT, says, connections);
  }

  private void report(String id, Report.State state, long connections) {
    reports.put(
        id,
        new Report(
            id,
            NOW.minusSeconds(3),
            state,
            7L,
            true,
            connections,
            null,
            null,
            null,
            Counters.NONE));
  }

  private void record(String id, String address) {
    records.add(
        new RecordSet.Multivalue(
            NAME, id, Duration.ofMinutes(1), List.of(InetAddress.ofLiteral(address))));
  }

  LifecycleView lifecycleView() {
    return new LifecycleView(
        new Group("corp-s3", "4", instances),
        new Hook("launch", Duration.ofMinutes(10)),
        new Hook("terminate", Duration.ofHours(1)),
        settled,
        records,
        new Held<>(new Memory(Set.of(NAME), memory), "etag"),
        7,
        new FrontDoorChoice.Known(new FrontDoor(NAME, FrontDoor.Kind.INSTANCES, false)),
        reports,
        Latches.NONE);
  }

  Plan lifecycle() {
    LifecycleSettings settings =
        new LifecycleSettings(
            "corp-s3",
            "corp-s3",
            "launch",
            "terminate",
            "Z1",
            null,
            Duration.ofMinutes(1),
            Duration.ofSeconds(90),
            Duration.ofHours(1),
            Duration.ofMinutes(15),
            Duration.ofMinutes(10));
    LifecycleView view = lifecycleView();
    return LifecyclePlanner.plan(view, LifecycleRules.desired(view, settings, NOW));
  }

  /// The endpoint as it should be.
  private static Map<String, EndpointSeen> endpoints(FarmDocument read) {
    Compilation compiled = PolicyCompiler.compile(read, "s3", PROXIES, TODAY);
    return Map.of("vpce-1", EndpointSeen.of("vpce-1", ((Compilation.Compiled) compiled).text()));
  }

  ConfigView configView() {
    FarmDocument read =
        Objects.requireNonNull(
            FarmReader.read("farm.yaml", YAML.getBytes(StandardCharsets.UTF_8)).document());
    List<Cidr> service = List.of(Cidr.parse("52.218.0.0/17"));
    AccessSnapshot current =
        new AccessSnapshot(
            read.farm(),
            read.region(),
            read.mode(),
            7L,
            "version-7",
            Map.of("s3", new AccessSnapshot.Endpoint("s3", List.of("52.218.0.0/17"))),
            read.networks(),
            read.users(),
            read.groups(),
            read.rules());
    return new ConfigView(
        new InForce("etag", 7, SnapshotCodec.digest(current), current),
        new DocumentSeen.Good(document, read),
        null,
        endpoints(read),
        Map.of("s3", new PrefixList("pl-s3", "com.amazonaws.eu-west-1.s3", 1, 10, false, service)),
        List.of(
            new Ingress(
                Family.IPV4, new PrefixList("pl-clients", "clients", 2, 20, false, admitted))),
        null,
        new TemplateVersion("lt-1", 4, "ami-0aaaaaaaaaaaaaaa1"),
        image,
        new Group("corp-s3", "4", instances),
        refresh,
        Latches.NONE,
        TODAY);
  }

  Plan configChange() {
    ConfigSettings settings =
        new ConfigSettings(
            "corp-s3",
            "eu-west-1",
            Map.of("s3", "vpce-1"),
            PROXIES,
            "pl-clients",
            null,
            "lt-1",
            IMAGE_PARAMETER,
            "corp-s3");
    ConfigView view = configView();
    return ConfigPlanner.plan(view, ConfigRules.desired(view, settings));
  }
}
