package causeway.access.diff;

import causeway.access.Rule;
import causeway.access.host.Host;
import causeway.access.host.HostCatalogue;
import causeway.access.snapshot.AccessSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Host names that the rules of two documents tell apart, in every form that a gateway endpoint
/// carries.
final class Names {
  private static final List<String> SUFFIXES =
      List.of("amazonaws.com", "amazonaws.com.cn", "amazonaws.eu", "c2s.ic.gov", "sc2s.sgov.gov");
  private static final long STEPS_ONCE = 2_000_000;
  private static final long STEPS_ALL = 20_000_000;
  private static final int MOST_FILLED = 2_000;

  private final List<Rule> rules;
  private final Set<String> services = new TreeSet<>();
  private final Set<String> regions = new TreeSet<>();
  private final Set<String> accounts = new TreeSet<>();
  private final Set<String> buckets = new TreeSet<>();
  private final Set<String> accessPoints = new TreeSet<>();
  private final Set<String> hosts = new TreeSet<>();
  private final Map<List<Object>, Telling.Names> known = new HashMap<>();
  private long steps = STEPS_ALL;
  private boolean complete = true;

  Names(AccessSnapshot old, AccessSnapshot fresh) {
    this.rules = Stream.of(old, fresh).flatMap(s -> s.rules().stream()).toList();
    for (AccessSnapshot snapshot : List.of(old, fresh)) {
      regions.add(snapshot.region());
      snapshot.endpoints().values().forEach(endpoint -> services.add(endpoint.service()));
    }
    for (Rule rule : rules) {
      accounts.addAll(rule.to().accounts());
      buckets.addAll(rule.to().buckets());
      accessPoints.addAll(rule.to().accessPoints());
      rule.to().hosts().forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
    }
  }

  /// Whether no kind of name was left out so far.
  boolean complete() {
    return complete;
  }

  /// Names among which are those that `rule` matches.
  List<Host> of(Rule rule) {
    Map<String, Host> found = new LinkedHashMap<>();
    for (String region : regions) {
      for (String suffix : SUFFIXES) {
        String end = region + "." + suffix;
        if (reachable("s3." + end) || reachable("dynamodb." + end)) {
          in(rule, region, end, found);
          break;
        }
      }
    }
    rule.to().hosts().stream().map(h -> h.toLowerCase(Locale.ROOT)).forEach(h -> put(h, found));
    return new ArrayList<>(found.values());
  }

  private void in(Rule rule, String region, String end, Map<String, Host> found) {
    if (services.contains("s3")) {
      buckets(rule, "", ".s3." + end, found);
      accessPoints(rule, end, found);
      for (String account : accounts) {
        buckets(rule, "-" + account + "-" + region + "-an", ".s3." + end, found);
      }
      put("s3." + end, found);
      if (telling()) {
        buckets(rule, "", ".s3.amazonaws.com", found);
        buckets(rule, "", ".s3.dualstack." + end, found);
        put("s3.amazonaws.com", found);
        put("s3.dualstack." + end, found);
      }
    }
    if (services.contains("s3express")) {
      String zone = zone(region);
      String zonal = ".s3express-" + zone + "." + end;
      buckets(rule, "--" + zone + "--x-s3", zonal, found);
      put("s3express-control." + end, found);
    }
    if (services.contains("dynamodb")) {
      put("dynamodb." + end, found);
    }
  }

  /// Whether any rule looks at more of a name than bucket, access point and account.
  private boolean telling() {
    return !hosts.isEmpty() || rules.stream().anyMatch(rule -> !rule.to().regions().isEmpty());
  }

  private void buckets(Rule rule, String tail, String end, Map<String, Host> found) {
    if (!rule.to().accessPoints().isEmpty()) {
      return;
    }
    tell(
        rule.to().buckets(),
        rule,
        new Telling.Shape(tail, tail + end, 63 - tail.length(), true),
        buckets,
        found);
  }

  private void accessPoints(Rule rule, String end, Map<String, Host> found) {
    if (accessPoints.isEmpty()
        && rule.to().buckets().isEmpty()
        && hosts.isEmpty()
        && accounts.isEmpty()) {
      put("xyz-123456789012.s3-accesspoint." + end, found);
      return;
    }
    Set<String> owners = new TreeSet<>(accounts);
    owners.add(fresh());
    for (String account : owners) {
      String tail = "-" + account + ".s3-accesspoint." + end;
      tell(
          rule.to().accessPoints(),
          rule,
          new Telling.Shape("", tail, 50, false),
          accessPoints,
          found);
    }
    String alias = "-s3alias";
    tell(
        rule.to().accessPoints(),
        rule,
        new Telling.Shape(alias, alias + ".s3." + end, 55, false),
        accessPoints,
        found);
  }

  /// An account that no rule names.
  private String fresh() {
    String account = "123456789012";
    while (accounts.contains(account)) {
      account = account.substring(1) + account.charAt(0);
    }
    return account;
  }

  private void tell(
      List<String> own,
      Rule rule,
      Telling.Shape shape,
      Set<String> inner,
      Map<String, Host> found) {
    List<String> focus = new ArrayList<>(own);
    if (focus.isEmpty()) {
      rule.to().hosts().forEach(host -> focus.add(host.toLowerCase(Locale.ROOT)));
    }
    Telling.Names names =
        known.computeIfAbsent(List.of(shape, focus), _ -> told(shape, inner, focus));
    complete &= names.complete();
    names.names().forEach(name -> put(name + shape.hostTail(), found));
  }

  /// Once the work is bounded, each pattern at least gets a name of its own.
  private Telling.Names told(Telling.Shape shape, Set<String> inner, List<String> focus) {
    if (steps > 0) {
      Telling.Names names = Telling.of(shape, inner, hosts, focus, Math.min(steps, STEPS_ONCE));
      steps -= names.steps() + inner.size();
      if (names.complete()) {
        return names;
      }
    }
    List<String> filled =
        (focus.isEmpty() ? inner : focus)
            .stream()
                .map(pattern -> pattern.replace("*", "xyz").replace('?', 'x'))
                .filter(name -> name.endsWith(shape.tail()))
                .map(name -> name.substring(0, name.length() - shape.tail().length()))
                .distinct()
                .limit(MOST_FILLED)
                .toList();
    return new Telling.Names(filled, false, 0);
  }

  private boolean reachable(String name) {
    return HostCatalogue.parse(name).reachable();
  }

  private void put(String name, Map<String, Host> found) {
    if (!found.containsKey(name) && name.indexOf('*') < 0 && name.indexOf('?') < 0) {
      Host host = HostCatalogue.parse(name);
      if (host.reachable()) {
        found.put(name, host);
      }
    }
  }

  /// A zone of the Region as directory buckets spell it: `euw1-az1` for `eu-west-1`.
  private static String zone(String region) {
    String[] parts = region.split("-", -1);
    StringBuilder zone = new StringBuilder();
    for (int i = 0; i < parts.length - 1; i++) {
      boolean compound = parts[i].matches("(north|south)(east|west)");
      zone.append(
          i == 0
              ? parts[i]
              : compound
                  ? "" + parts[i].charAt(0) + parts[i].charAt(5)
                  : parts[i].equals("gov")
                      ? "g"
                      : parts[i].substring(0, Math.min(1, parts[i].length())));
    }
    return zone.append(parts[parts.length - 1]).append("-az1").toString();
  }
}
