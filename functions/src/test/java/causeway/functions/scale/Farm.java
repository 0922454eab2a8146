package causeway.functions.scale;

import causeway.access.net.Cidr;
import causeway.functions.Buckets;
import causeway.functions.ConfigChangeConfig;
import causeway.functions.ConfigChangePass;
import causeway.functions.LifecycleConfig;
import causeway.functions.LifecyclePass;
import causeway.functions.cloud.Cloud;
import causeway.functions.cloud.Objects.Condition;
import causeway.functions.event.Trigger;
import causeway.functions.fake.FakeCloud;
import causeway.functions.fake.GroupSettings;
import causeway.functions.fake.Member;
import causeway.functions.fake.Wired;
import causeway.functions.report.Run;
import causeway.reconcile.ConfigSettings;
import causeway.reconcile.LifecycleSettings;
import causeway.reconcile.ProxyAccess;
import causeway.reconcile.observed.Hook;
import causeway.reconcile.observed.LifecycleState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A farm in which nothing goes wrong: its proxies report, its functions look each minute.
final class Farm {
  private static final Buckets BUCKETS = new Buckets("config", "state", "reports");
  private static final Duration LIMIT = Duration.ofSeconds(60);

  final Machine machine = new Machine();
  private final FakeCloud cloud;
  private final LifecyclePass lifecycle;
  private final ConfigChangePass configChange;
  private long sequence;

  Farm() {
    LifecycleSettings settings =
        new LifecycleSettings(
            "farm",
            "farm",
            "launch",
            "terminate",
            "Z1",
            new LifecycleSettings.LoadBalancer("lb.elb.amazonaws.com", "ZLB"),
            Duration.ofSeconds(60),
            Duration.ofSeconds(90),
            Duration.ofHours(1),
            Duration.ofMinutes(15),
            Duration.ofMinutes(10));
    cloud =
        new FakeCloud(
            machine,
            new GroupSettings(
                "farm",
                List.of("a", "b", "c"),
                new Hook("launch", settings.launchLimit()),
                new Hook("terminate", Duration.ofHours(1)),
                Duration.ofSeconds(2),
                Duration.ofSeconds(60),
                false,
                true),
            Set.of(BUCKETS.config(), BUCKETS.state()),
            "ami-1");
    cloud.lists().set("pl-ingress", "clients", 1_000, List.of());
    cloud
        .lists()
        .set("pl-s3", "com.amazonaws.eu-west-1.s3", 100, List.of(Cidr.parse("52.218.0.0/17")));
    cloud.values().set("/image", "ami-1");
    cloud.endpoints().set("vpce-1", "{\"Version\":\"2012-10-17\",\"Statement\":[]}");
    Cloud wired = Wired.over(cloud, machine);
    lifecycle = new LifecyclePass(wired, machine, new LifecycleConfig(BUCKETS, false, settings));
    configChange =
        new ConfigChangePass(
            wired,
            machine,
            new ConfigChangeConfig(
                BUCKETS,
                false,
                "faults",
                new ConfigSettings(
                    "farm",
                    "eu-west-1",
                    Map.of("s3", "vpce-1"),
                    new ProxyAccess(
                        "arn:aws:iam::111122223333:role/proxies", "state", "reports", "records"),
                    "pl-ingress",
                    null,
                    FakeCloud.TEMPLATE,
                    "/image",
                    "farm")));
  }

  /// A farm of so many instances in service, by a document whose front door is of this kind.
  static Farm of(int instances, String door) {
    Farm farm = new Farm();
    farm.apply(1, door);
    farm.configChange();
    farm.sequence = 1;
    farm.cloud.group().desire(instances);
    for (int second = 0; second < 600 && farm.inService() < instances; second++) {
      farm.machine.pause(Duration.ofSeconds(1));
      farm.cloud.group().step();
      if (second % 10 == 5) {
        farm.report("edge");
        farm.lifecycle(farm.machine.now());
      }
    }
    if (farm.inService() < instances) {
      throw new IllegalStateException(farm.inService() + " of " + instances + " came up");
    }
    farm.lifecycle(farm.machine.now());
    return farm;
  }

  private long inService() {
    return cloud.group().members().stream()
        .filter(member -> member.state() == LifecycleState.IN_SERVICE)
        .count();
  }

  /// So many rules for a tenth as many networks and ten buckets, whose policy fits.
  void apply(int rules, String door) {
    int networks = Math.max(1, rules / 10);
    StringBuilder yaml =
        new StringBuilder(
            "farm: farm\nregion: eu-west-1\nendpoints: {s3: {service: s3}}\nnetworks:\n");
    for (int i = 0; i < networks; i++) {
      yaml.append("  n%d: [10.%d.%d.0/24]\n".formatted(i, i / 250, i % 250));
    }
    yaml.append("rules:\n");
    for (int i = 0; i < rules; i++) {
      yaml.append(
          "  - {name: r%d, from: {networks: [n%d]}, to: {buckets: [shared-%d]}}\n"
              .formatted(i, i % networks, i / networks));
    }
    yaml.append("front-door: {name: s3.corp.example.net, kind: %s}\n".formatted(door));
    String _ =
        cloud
            .store()
            .put(
                BUCKETS.config(),
                Buckets.DOCUMENT,
                yaml.toString().getBytes(StandardCharsets.UTF_8),
                new Condition.None());
  }

  /// Every proxy writes this kind of report.
  void report(String kind) {
    cloud.group().members().forEach(member -> report(kind, member));
  }

  /// A proxy enforces the newest snapshot and says so.
  void report(String kind, Member member) {
    String json =
        """
        {"version":1,"kind":"%s","time":"%s","cause":"sequence","instance":"%s","zone":"%s",\
        "address":"%s","proxyVersion":"1","state":"serving","sequence":%d,"digest":"sha256:00",\
        "probe":{"ok":true,"millis":3},"connections":3,"startedAt":"2026-11-24T09:59:00Z",\
        "counters":{"accepted":1}}
        """
            .formatted(
                kind,
                machine.now(),
                member.id(),
                member.zone(),
                member.address().getHostAddress(),
                sequence);
    String arn = "arn:aws:ec2:eu-west-1:111122223333:instance/" + member.id();
    String _ =
        cloud
            .store()
            .put(
                BUCKETS.reports(),
                kind + "/" + arn + "/report.json",
                json.getBytes(StandardCharsets.UTF_8),
                new Condition.None());
  }

  List<Member> members() {
    return cloud.group().members();
  }

  /// The proxies enforce another snapshot, and have not said so yet.
  void enforceNewer() {
    sequence++;
  }

  /// One invocation, woken by reports that were written then.
  Run lifecycle(Instant... times) {
    List<Trigger> triggers =
        Arrays.stream(times)
            .<Trigger>map(time ->
                new Trigger.ObjectCreated(time, BUCKETS.reports(), "edge/arn/report.json", null))
            .toList();
    return lifecycle.run(triggers, machine.now().plus(LIMIT));
  }

  Run configChange() {
    return configChange.run(List.of(), machine.now().plus(LIMIT));
  }
}
