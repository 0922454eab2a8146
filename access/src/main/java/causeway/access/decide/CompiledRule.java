package causeway.access.decide;

import causeway.access.Effect;
import causeway.access.Mode;
import causeway.access.Rule;
import causeway.access.glob.Glob;
import causeway.access.host.Host;
import causeway.access.host.Service;
import causeway.access.snapshot.AccessSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One rule ready to match everything but its networks, which [Audience] has already settled, with
/// the decisions it leads to.
final class CompiledRule {
  private static final long SECONDS_OF_DAY = 86_400;

  /// Its place in the document, from 0.
  final int index;

  final Effect effect;
  final boolean reportOnly;
  final List<String> networks;
  final boolean anyone;
  final List<Glob> buckets;
  final List<Glob> accessPoints;
  final List<Glob> hosts;
  final Decision.Allow allowed;
  final Decision.Deny denied;
  final Decision.Deny deniedUnseen;

  private final long expires;
  private final Set<String> users;
  private final List<Set<String>> groups;
  private final boolean anyGroup;
  private final @Nullable String service;
  private final Set<String> accounts;
  private final Set<String> regions;
  private final int[] ports;
  private final boolean tables;

  /// @param members the users of each group, shared by all rules
  CompiledRule(int index, Rule rule, AccessSnapshot snapshot, Map<String, Set<String>> members) {
    this.index = index;
    this.effect = rule.effect();
    this.reportOnly = rule.mode() == Mode.REPORT;
    this.networks = rule.from().networks();
    this.allowed = new Decision.Allow(Reason.ALLOWED_BY_RULE.code(), rule.name(), null);
    this.denied = new Decision.Deny(Reason.DENIED_BY_RULE.code(), rule.name(), null);
    this.deniedUnseen = new Decision.Deny(Reason.BUCKET_NOT_VISIBLE.code(), rule.name(), null);
    this.expires =
        rule.until() == null ? Long.MAX_VALUE : (rule.until().toEpochDay() + 1) * SECONDS_OF_DAY;
    this.anyone = rule.from().users().isEmpty() && rule.from().groups().isEmpty();
    this.users = Set.copyOf(rule.from().users());
    this.anyGroup = rule.from().groups().isEmpty();
    this.groups =
        rule.from().groups().stream().map(group -> members.getOrDefault(group, Set.of())).toList();
    this.service = service(rule.to().endpoint(), snapshot);
    this.hosts = globs(rule.to().hosts().stream().map(h -> h.toLowerCase(Locale.ROOT)).toList());
    this.buckets = globs(rule.to().buckets());
    this.accessPoints = globs(rule.to().accessPoints());
    this.accounts = Set.copyOf(rule.to().accounts());
    this.regions = Set.copyOf(rule.to().regions());
    this.ports = rule.to().ports().stream().mapToInt(Integer::intValue).toArray();
    this.tables = !rule.to().tables().isEmpty();
  }

  private static @Nullable String service(@Nullable String endpoint, AccessSnapshot snapshot) {
    if (endpoint == null) {
      return null;
    }
    AccessSnapshot.Endpoint known = snapshot.endpoints().get(endpoint);
    return known == null ? "" : known.service();
  }

  private static List<Glob> globs(List<String> patterns) {
    List<Glob> globs = new ArrayList<>(patterns.size());
    for (String pattern : patterns) {
      globs.add(Glob.of(pattern));
    }
    return List.copyOf(globs);
  }

  boolean deny() {
    return effect == Effect.DENY;
  }

  /// The refusal that this rule leads to for `host`.
  Decision.Deny refusal(Host host) {
    return !buckets.isEmpty() && Visibility.hidden(host) ? deniedUnseen : denied;
  }

  /// Whether all kinds but the networks match.
  ///
  /// @param second of the decision, since the epoch
  boolean matches(@Nullable String user, Host host, int port, long second) {
    return second < expires
        && (anyone || (user != null && speaksOf(user)))
        && (service == null || service.equals(code(host.service())))
        && (!tables || host.service() == Service.DYNAMODB)
        && (ports.length == 0 || contains(ports, port))
        && (regions.isEmpty() || has(regions, host.region()))
        && (accounts.isEmpty() || has(accounts, host.account()))
        && (accessPoints.isEmpty() || any(accessPoints, host.accessPoint()))
        && (hosts.isEmpty() || any(hosts, host.name()))
        && (buckets.isEmpty() || bucket(host));
  }

  private boolean speaksOf(String user) {
    if (!users.isEmpty() && !users.contains(user)) {
      return false;
    }
    if (anyGroup) {
      return true;
    }
    for (int i = 0; i < groups.size(); i++) {
      if (groups.get(i).contains(user)) {
        return true;
      }
    }
    return false;
  }

  private boolean bucket(Host host) {
    return Visibility.hidden(host) ? deny() : any(buckets, Visibility.bucket(host));
  }

  private static String code(@Nullable Service service) {
    return service == null ? "" : service.code();
  }

  private static boolean has(Set<String> set, @Nullable String value) {
    return value != null && set.contains(value);
  }

  private static boolean contains(int[] ports, int port) {
    for (int one : ports) {
      if (one == port) {
        return true;
      }
    }
    return false;
  }

  private static boolean any(List<Glob> globs, @Nullable String value) {
    if (value == null) {
      return false;
    }
    for (int i = 0; i < globs.size(); i++) {
      if (globs.get(i).matches(value)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return Objects.toString(allowed.rule());
  }
}
