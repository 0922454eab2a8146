package causeway.functions.simulation;

import causeway.access.net.Cidr;
import causeway.access.snapshot.AccessSnapshot;
import causeway.access.snapshot.SnapshotCodec;
import causeway.functions.Buckets;
import causeway.functions.ConfigChangeConfig;
import causeway.functions.LifecycleConfig;
import causeway.functions.cloud.Objects.Stored;
import causeway.functions.fake.FakeCloud;
import causeway.functions.fake.GroupSettings;
import causeway.reconcile.ConfigSettings;
import causeway.reconcile.LifecycleSettings;
import causeway.reconcile.ProxyAccess;
import causeway.reconcile.observed.Hook;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One farm in one Region, from one seed: cloud, clock, weather, proxies, clients, queues and the
/// two functions.
final class World {
  static final Buckets BUCKETS = new Buckets("config", "state", "reports");
  static final String GROUP = "farm";
  static final String ZONE = "Z1";
  static final String INGRESS = "pl-ingress";
  static final String SERVICE = "pl-s3";
  static final String SERVICE_NAME = "com.amazonaws.eu-west-1.s3";
  static final String ENDPOINT = "vpce-1";
  static final String IMAGE = "/farm/image";
  static final Duration TERMINATE_TIMEOUT = Duration.ofMinutes(4);
  static final Duration QUIET = Duration.ofSeconds(30);

  /// As the stack makes it: closed but for the proxies, here for everybody.
  private static final String FIRST_POLICY =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}]}\
      """;

  private static final Duration LIFECYCLE_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration CONFIG_TIMEOUT = Duration.ofMinutes(2);

  final RandomGenerator random;
  final Clockwork clock = new Clockwork(Instant.parse("2026-11-24T10:00:00Z"));
  final Trace trace = new Trace(clock);
  final Mutant mutant;
  final Coverage coverage = new Coverage();
  final Weather weather;
  final LifecycleConfig lifecycleConfig;
  final ConfigChangeConfig configConfig;
  final FakeCloud cloud;
  final Lambda lifecycle;
  final Lambda configChange;
  final Bus bus;
  final Proxies proxies;
  final Scenario scenario;
  final Latching latching;
  final History history;
  final List<Check> checks;
  private final Map<String, AccessSnapshot> parsed = new HashMap<>();
  private final IdentityHashMap<AccessSnapshot, String> digests = new IdentityHashMap<>();
  private Instant storageGoneUntil = Instant.MIN;
  private Instant readsGoneUntil = Instant.MIN;

  World(long seed, Mutant mutant) {
    this.mutant = mutant;
    this.random = new SplittableRandom(seed);
    this.weather = new Weather(random, clock);
    boolean loadBalancer = random.nextInt(3) != 0;
    this.lifecycleConfig = lifecycleConfig(loadBalancer);
    this.configConfig = configConfig();
    LifecycleSettings settings = lifecycleConfig.settings();
    this.cloud =
        new FakeCloud(
            clock,
            new GroupSettings(
                GROUP,
                List.of("a", "b", "c").subList(0, 2 + random.nextInt(2)),
                new Hook(settings.launchHook(), settings.launchLimit()),
                new Hook(settings.terminateHook(), TERMINATE_TIMEOUT),
                Duration.ofSeconds(1 + random.nextInt(5)),
                Duration.ofSeconds(60),
                random.nextInt(3) == 0,
                random.nextBoolean()),
            Set.of(BUCKETS.config(), BUCKETS.state()),
            "ami-good-0");
    cloud.lists().set(INGRESS, "farm-clients", 10, List.of());
    cloud.lists().set(SERVICE, SERVICE_NAME, 100, List.of(Cidr.parse("52.218.0.0/17")));
    cloud.endpoints().set(ENDPOINT, FIRST_POLICY);
    cloud.values().set(IMAGE, "ami-good-0");
    this.history = new History(this, new Documents(random, loadBalancer));
    this.lifecycle =
        new Lambda(
            this,
            "lifecycle",
            LIFECYCLE_TIMEOUT,
            edge -> WarmProcess.lifecycle(this, edge, mutant));
    this.configChange =
        new Lambda(
            this,
            "config-change",
            CONFIG_TIMEOUT,
            edge -> WarmProcess.configChange(this, edge, mutant));
    this.bus = new Bus(this);
    this.proxies = new Proxies(this);
    this.scenario = new Scenario(this);
    this.latching = new Latching(this, seed);
    cloud.group().watch(bus);
    cloud.group().watch(proxies);
    cloud.store().watch(bus);
    cloud.store().watch(history);
    this.checks = checks();
    checks.forEach(cloud.group()::watch);
    cloud.store().watch(new Completions(this));
    cloud.group().desire(2 + random.nextInt(5));
  }

  private List<Check> checks() {
    Sight sight = new Sight(this);
    return List.of(
        sight,
        new DoorCheck(this, sight),
        new LaunchCheck(this, sight),
        new DrainCheck(this, sight),
        new HeartbeatCheck(this, sight),
        new SnapshotCheck(this),
        new SilenceCheck(this, sight),
        new ConfigCheck(this),
        new PolicyCheck(this),
        new LatchCheck());
  }

  private static LifecycleConfig lifecycleConfig(boolean loadBalancer) {
    return new LifecycleConfig(
        BUCKETS,
        false,
        new LifecycleSettings(
            "farm",
            GROUP,
            "launch",
            "terminate",
            ZONE,
            loadBalancer ? new LifecycleSettings.LoadBalancer("lb.elb.amazonaws.com", "ZLB") : null,
            Duration.ofSeconds(60),
            Duration.ofSeconds(90),
            Duration.ofMinutes(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5)));
  }

  private static ConfigChangeConfig configConfig() {
    return new ConfigChangeConfig(
        BUCKETS,
        false,
        "faults",
        new ConfigSettings(
            "farm",
            "eu-west-1",
            Map.of("s3", ENDPOINT),
            new ProxyAccess(
                "arn:aws:iam::111122223333:role/proxies", "state", "reports", "records"),
            INGRESS,
            null,
            FakeCloud.TEMPLATE,
            IMAGE,
            GROUP));
  }

  /// Everything that goes on by itself.
  void start() {
    clock.every(
        Duration.ofSeconds(1),
        () -> {
          cloud.group().step();
          proxies.second();
          lifecycle.poll();
          configChange.poll();
          checks.forEach(Check::second);
        });
    clock.every(
        Duration.ofMinutes(1),
        () -> {
          bus.tick(lifecycle);
          bus.tick(configChange);
        });
  }

  /// The snapshot in an object; each is parsed once.
  AccessSnapshot parsed(Stored object) {
    return parsed.computeIfAbsent(
        object.etag() + object.versionId(), any -> SnapshotCodec.read(object.bytes()));
  }

  String digest(AccessSnapshot snapshot) {
    return digests.computeIfAbsent(snapshot, SnapshotCodec::digest);
  }

  boolean storageUnreachable() {
    return clock.instant().isBefore(storageGoneUntil);
  }

  boolean storageReadsFail() {
    return storageUnreachable() || clock.instant().isBefore(readsGoneUntil);
  }

  void storageGone(Duration time) {
    storageGoneUntil = clock.instant().plus(time);
  }

  void readsGone(Duration time) {
    readsGoneUntil = clock.instant().plus(time);
  }

  void storageBack() {
    storageGoneUntil = Instant.MIN;
    readsGoneUntil = Instant.MIN;
  }

  /// The snapshot that the proxies are told to enforce; null before the first.
  @Nullable AccessSnapshot inForce() {
    return history.inForce();
  }
}
