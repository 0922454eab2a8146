package causeway.access.decide;

import causeway.access.Effect;
import causeway.access.Mode;
import causeway.access.Rule;
import causeway.access.User;
import causeway.access.snapshot.AccessSnapshot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rules and snapshots in one line each.
public final class Rules {
  private final String name;
  private final Effect effect;
  private Mode mode = Mode.ENFORCE;
  private @Nullable LocalDate until;
  private List<String> networks = List.of();
  private List<String> users = List.of();
  private List<String> groups = List.of();
  private @Nullable String endpoint;
  private List<String> hosts = List.of();
  private List<String> buckets = List.of();
  private List<String> accessPoints = List.of();
  private List<String> accounts = List.of();
  private List<String> regions = List.of();
  private List<Integer> ports = List.of();
  private List<String> tables = List.of();
  private List<String> principals = List.of();
  private List<String> access = List.of();

  private Rules(String name, Effect effect) {
    this.name = name;
    this.effect = effect;
  }

  public static Rules allow(String name) {
    return new Rules(name, Effect.ALLOW);
  }

  public static Rules deny(String name) {
    return new Rules(name, Effect.DENY);
  }

  public Rules report() {
    mode = Mode.REPORT;
    return this;
  }

  public Rules until(String date) {
    until = LocalDate.parse(date);
    return this;
  }

  public Rules networks(String... names) {
    networks = List.of(names);
    return this;
  }

  public Rules users(String... names) {
    users = List.of(names);
    return this;
  }

  public Rules groups(String... names) {
    groups = List.of(names);
    return this;
  }

  public Rules endpoint(String name) {
    endpoint = name;
    return this;
  }

  public Rules hosts(String... patterns) {
    hosts = List.of(patterns);
    return this;
  }

  public Rules buckets(String... patterns) {
    buckets = List.of(patterns);
    return this;
  }

  public Rules accessPoints(String... patterns) {
    accessPoints = List.of(patterns);
    return this;
  }

  public Rules accounts(String... numbers) {
    accounts = List.of(numbers);
    return this;
  }

  public Rules regions(String... names) {
    regions = List.of(names);
    return this;
  }

  public Rules ports(Integer... numbers) {
    ports = List.of(numbers);
    return this;
  }

  public Rules tables(String... patterns) {
    tables = List.of(patterns);
    return this;
  }

  public Rules principals(String... arns) {
    principals = List.of(arns);
    return this;
  }

  public Rules access(String... actions) {
    access = List.of(actions);
    return this;
  }

  public Rule rule() {
    return new Rule(
        name,
        effect,
        mode,
        until,
        new Rule.From(networks, users, groups),
        new Rule.To(
            endpoint,
            hosts,
            buckets,
            accessPoints,
            accounts,
            regions,
            ports,
            tables,
            principals,
            access));
  }

  /// Overlapping networks, two users, one group, endpoints for S3 and DynamoDB, and these rules.
  public static AccessSnapshot snapshot(Rules... rules) {
    return snapshot(Mode.ENFORCE, rules);
  }

  public static AccessSnapshot snapshot(Mode mode, Rules... rules) {
    Map<String, List<String>> networks = new LinkedHashMap<>();
    networks.put("berlin", List.of("10.20.0.0/16", "2001:db8:20::/48"));
    networks.put("berlin-guests", List.of("10.20.200.0/24"));
    networks.put("factory", List.of("10.31.0.0/20"));
    networks.put("office-wide", List.of("10.0.0.0/8"));
    Map<String, AccessSnapshot.Endpoint> endpoints = new LinkedHashMap<>();
    endpoints.put("s3", new AccessSnapshot.Endpoint("s3", List.of("52.218.0.0/17")));
    endpoints.put("ddb", new AccessSnapshot.Endpoint("dynamodb", List.of("52.94.24.0/23")));
    Map<String, User> users = new LinkedHashMap<>();
    users.put("etl", new User("$argon2id$v=19$m=65536,t=3,p=1$c2FsdA$aGFzaA", null));
    users.put("deployer", new User(null, "CN=deployer,O=Corp"));
    List<Rule> list = new ArrayList<>();
    for (Rules rule : rules) {
      list.add(rule.rule());
    }
    return new AccessSnapshot(
        "corp-s3",
        Hosts.REGION,
        mode,
        null,
        null,
        endpoints,
        networks,
        users,
        Map.of("data", List.of("etl")),
        list);
  }
}
