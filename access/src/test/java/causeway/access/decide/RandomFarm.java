package causeway.access.decide;

import causeway.access.Effect;
import causeway.access.Mode;
import causeway.access.Rule;
import causeway.access.User;
import causeway.access.host.Host;
import causeway.access.snapshot.AccessSnapshot;
import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Farms and connections drawn so that names, networks and dates meet often: few of each, nested
/// and overlapping, and questions asked at their edges.
public final class RandomFarm {
  private static final List<String> BLOCKS =
      List.of(
          "0.0.0.0/0",
          "10.0.0.0/8",
          "10.20.0.0/16",
          "10.20.0.0/17",
          "10.20.200.0/24",
          "10.20.200.7",
          "10.20.200.8/29",
          "192.168.0.0/16",
          "255.255.255.255/32",
          "::/0",
          "2001:db8::/32",
          "2001:db8:20::/48",
          "2001:db8:20::7",
          "ffff::/16");
  private static final List<InetAddress> ADDRESSES =
      Stream.of(
              "0.0.0.0",
              "9.255.255.255",
              "10.0.0.0",
              "10.20.0.1",
              "10.20.127.255",
              "10.20.128.0",
              "10.20.200.7",
              "10.20.200.8",
              "10.20.200.16",
              "10.21.0.0",
              "192.168.1.1",
              "255.255.255.255",
              "::",
              "::1",
              "2001:db8:20::7",
              "2001:db8:20::8",
              "2001:db8:21::",
              "2001:db9::",
              "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")
          .map(InetAddress::ofLiteral)
          .toList();
  private static final List<String> PATTERNS =
      List.of(
          "lake",
          "lake-eu",
          "*",
          "lake*",
          "*-eu",
          "l?ke",
          "*a*e*",
          "re-*",
          "lake-??",
          "ap-*-s3alias");
  private static final List<String> HOSTS =
      List.of(
          "*", "*.s3.eu-west-1.amazonaws.com", "lake*", "dynamodb.*", "*.S3.*", "s3.?u-west-1.*");
  private static final List<String> ACCOUNTS = List.of("111122223333", "444455556666");
  private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1");
  private static final List<String> USERS = List.of("etl", "deployer", "batch");
  private static final List<String> GROUPS = List.of("data", "ops");
  private static final List<Host> TARGETS = targets();

  private final SplittableRandom random;

  public RandomFarm(long seed) {
    random = new SplittableRandom(seed);
  }

  private static List<Host> targets() {
    List<Host> hosts = new ArrayList<>();
    for (String bucket : List.of("lake", "lake-eu", "lake-us", "re-ports", "like", "other")) {
      hosts.add(Hosts.bucket(bucket));
      hosts.add(Hosts.globalBucket(bucket));
    }
    hosts.add(Hosts.bucket("lake", "us-east-1"));
    hosts.add(Hosts.regional("lake", "111122223333"));
    hosts.add(Hosts.accessPoint("lake", "111122223333"));
    hosts.add(Hosts.accessPoint("re-x", "444455556666"));
    hosts.add(Hosts.alias("ap-abc-s3alias"));
    hosts.add(Hosts.directoryBucket("lake--euw1-az1--x-s3"));
    hosts.addAll(List.of(Hosts.path(), Hosts.global(), Hosts.expressControl(), Hosts.dynamodb()));
    hosts.addAll(List.of(Hosts.website("lake"), Hosts.invalid("10.0.0.1")));
    return List.copyOf(hosts);
  }

  public AccessSnapshot snapshot() {
    Map<String, List<String>> networks = new LinkedHashMap<>();
    for (int i = 0; i < 6; i++) {
      networks.put("n" + i, some(BLOCKS, 1, 3));
    }
    Map<String, AccessSnapshot.Endpoint> endpoints = new LinkedHashMap<>();
    for (String service : List.of("s3", "s3express", "dynamodb")) {
      if (random.nextInt(8) > 0) {
        endpoints.put("e-" + service, new AccessSnapshot.Endpoint(service, List.of()));
      }
    }
    Map<String, User> users = new LinkedHashMap<>();
    USERS.forEach(name -> users.put(name, new User(null, "CN=" + name)));
    Map<String, List<String>> groups = new LinkedHashMap<>();
    GROUPS.forEach(name -> groups.put(name, some(USERS, 0, 2)));
    List<Rule> rules = new ArrayList<>();
    int count = random.nextInt(12);
    for (int i = 0; i < count; i++) {
      rules.add(rule("r" + i, List.copyOf(networks.keySet()), List.copyOf(endpoints.keySet())));
    }
    Mode mode = random.nextInt(6) == 0 ? Mode.REPORT : Mode.ENFORCE;
    return new AccessSnapshot(
        "farm", Hosts.REGION, mode, null, null, endpoints, networks, users, groups, rules);
  }

  private Rule rule(String name, List<String> networks, List<String> endpoints) {
    Effect effect = random.nextInt(3) == 0 ? Effect.DENY : Effect.ALLOW;
    Mode mode = random.nextInt(4) == 0 ? Mode.REPORT : Mode.ENFORCE;
    LocalDate until = random.nextInt(5) == 0 ? LocalDate.of(2026, 6, 1 + random.nextInt(3)) : null;
    return new Rule(
        name,
        effect,
        mode,
        until,
        new Rule.From(maybe(networks, 2), maybe(USERS, 8), maybe(GROUPS, 8)),
        new Rule.To(
            endpoints.isEmpty() || random.nextInt(3) > 0 ? null : one(endpoints),
            maybe(HOSTS, 8),
            maybe(PATTERNS, 2),
            maybe(PATTERNS, 10),
            maybe(ACCOUNTS, 12),
            maybe(REGIONS, 12),
            maybe(List.of(443, 80), 10),
            maybe(List.of("t"), 16),
            List.of(),
            maybe(List.of("read"), 3)));
  }

  public Caller caller() {
    @Nullable String user =
        switch (random.nextInt(3)) {
          case 0 -> one(USERS);
          case 1 -> random.nextInt(8) == 0 ? "stranger" : null;
          default -> null;
        };
    return new Caller(one(ADDRESSES), user);
  }

  public Target target() {
    return new Target(one(TARGETS), random.nextInt(6) == 0 ? 80 : 443);
  }

  /// At and around the ends of the days on which rules expire.
  public Instant now() {
    return Instant.parse("2026-06-01T23:59:59Z")
        .plusSeconds(86_400L * random.nextInt(4))
        .plusSeconds(random.nextInt(2));
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private <T> List<T> maybe(List<T> all, int oneIn) {
    return random.nextInt(oneIn) == 0 ? some(all, 1, 2) : List.of();
  }

  private <T> List<T> some(List<T> all, int least, int most) {
    int count = least + random.nextInt(most - least + 1);
    List<T> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      some.add(one(all));
    }
    return some.stream().distinct().toList();
  }
}
