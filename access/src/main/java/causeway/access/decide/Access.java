package causeway.access.decide;

import causeway.access.Effect;
import causeway.access.Mode;
import causeway.access.Rule;
import causeway.access.host.Form;
import causeway.access.host.Host;
import causeway.access.host.Service;
import causeway.access.net.Cidr;
import causeway.access.net.PrefixTable;
import causeway.access.snapshot.AccessSnapshot;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A snapshot indexed for deciding: immutable, shared by all event loops, swapped whole.
public final class Access {
  private static final Decision.Allow REPORT_MODE =
      new Decision.Allow(Reason.REPORT_MODE.code(), null, null);

  private final AccessSnapshot snapshot;
  private final List<CompiledRule> rules;
  private final Audiences audiences;
  private final Map<Service, PrefixTable> endpoints;
  private final Quarantine quarantine;

  private Access(AccessSnapshot snapshot, int mergeBudget) {
    this.snapshot = snapshot;
    this.rules = compile(snapshot);
    this.audiences = Audiences.of(snapshot, rules, mergeBudget);
    this.endpoints = endpoints(snapshot);
    this.quarantine = Quarantine.of(snapshot);
  }

  /// Indexes a snapshot.
  ///
  /// @throws IllegalArgumentException when a network or prefix list holds what is no CIDR block;
  ///   the snapshot codec and the document reader let none pass
  public static Access of(AccessSnapshot snapshot) {
    return of(snapshot, Audiences.MERGE_BUDGET);
  }

  /// @param mergeBudget how many rules merged audiences may hold; the answers do not depend on it
  static Access of(AccessSnapshot snapshot, int mergeBudget) {
    return new Access(snapshot, mergeBudget);
  }

  private static List<CompiledRule> compile(AccessSnapshot snapshot) {
    Map<String, Set<String>> members = new HashMap<>();
    snapshot.groups().forEach((name, users) -> members.put(name, Set.copyOf(users)));
    List<CompiledRule> compiled = new ArrayList<>(snapshot.rules().size());
    for (Rule rule : snapshot.rules()) {
      compiled.add(new CompiledRule(compiled.size(), rule, snapshot, members));
    }
    return List.copyOf(compiled);
  }

  private static Map<Service, PrefixTable> endpoints(AccessSnapshot snapshot) {
    Map<Service, PrefixTable> served = new EnumMap<>(Service.class);
    for (Service service : List.of(Service.S3, Service.S3_EXPRESS, Service.DYNAMODB)) {
      for (AccessSnapshot.Endpoint endpoint : snapshot.endpoints().values()) {
        if (endpoint.service().equals(service.code())) {
          served.put(
              service, PrefixTable.of(endpoint.prefixList().stream().map(Cidr::parse).toList()));
        }
      }
    }
    return served;
  }

  /// The snapshot this was made of.
  public AccessSnapshot snapshot() {
    return snapshot;
  }

  /// Decides one connection; pure, safe on any thread, no allocation unless a report-only rule
  /// would change the answer (and but for the copy of its bytes that the JDK makes of an IPv6
  /// address).
  public Decision decide(Caller caller, Target target, Instant now) {
    if (quarantine.holds(caller.address())) {
      return Refusals.QUARANTINED;
    }
    if (snapshot.mode() == Mode.REPORT) {
      return reported(caller, target, now);
    }
    Decision.Deny unserved = unserved(target.host());
    return unserved == null ? ruled(caller, target, now.getEpochSecond()) : unserved;
  }

  /// Everything with a well-formed name passes, and says what enforcing would have refused.
  private Decision reported(Caller caller, Target target, Instant now) {
    Host host = target.host();
    if (host.form() == Form.INVALID) {
      return Refusals.unreachable(host);
    }
    Decision enforced = unserved(host);
    if (enforced == null) {
      enforced = enforced(audiences.of(caller.address()), caller, target, now.getEpochSecond());
    }
    return switch (enforced) {
      case Decision.Allow _ -> REPORT_MODE;
      case Decision.Deny deny ->
          new Decision.Allow(
              REPORT_MODE.reason(),
              null,
              new Decision.Would(Effect.DENY, deny.reason(), deny.rule()));
    };
  }

  /// What no rule can open: names that this farm's endpoints do not carry.
  private Decision.@Nullable Deny unserved(Host host) {
    if (!host.reachable()) {
      return Refusals.unreachable(host);
    }
    if (host.region() != null && !host.region().equals(snapshot.region())) {
      return Refusals.OTHER_REGION;
    }
    return host.service() == null || !endpoints.containsKey(host.service())
        ? Refusals.NO_ENDPOINT
        : null;
  }

  private Decision ruled(Caller caller, Target target, long second) {
    Audience audience = audiences.of(caller.address());
    Decision enforced = enforced(audience, caller, target, second);
    return audience.reports() ? withWould(enforced, audience, caller, target, second) : enforced;
  }

  private Decision enforced(Audience audience, Caller caller, Target target, long second) {
    String user = caller.user();
    Host host = target.host();
    int deny =
        audience.first(RuleIndex::denies, user, host, target.port(), second, Candidates.NONE);
    int allow =
        audience.first(RuleIndex::allows, user, host, target.port(), second, Candidates.NONE);
    return decision(deny, allow, host);
  }

  /// Precedence, all of it: a deny wins, else an allow passes, else nothing does.
  ///
  /// @param deny the place in the document of the first deny that matches
  /// @param allow of the first allow that matches
  private Decision decision(int deny, int allow, Host host) {
    if (deny != Candidates.NONE) {
      return rules.get(deny).refusal(host);
    }
    return allow != Candidates.NONE ? rules.get(allow).allowed : Refusals.NO_MATCHING_RULE;
  }

  /// Decides again as if the report-only rules were enforced too.
  private Decision withWould(
      Decision enforced, Audience audience, Caller caller, Target target, long second) {
    String user = caller.user();
    Host host = target.host();
    int port = target.port();
    int deny = audience.first(RuleIndex::denies, user, host, port, second, Candidates.NONE);
    deny = audience.first(RuleIndex::reportedDenies, user, host, port, second, deny);
    int allow = audience.first(RuleIndex::allows, user, host, port, second, Candidates.NONE);
    allow = audience.first(RuleIndex::reportedAllows, user, host, port, second, allow);
    Decision all = decision(deny, allow, host);
    return switch (enforced) {
      case Decision.Allow allowed when all instanceof Decision.Deny ->
          new Decision.Allow(
              allowed.reason(),
              allowed.rule(),
              new Decision.Would(Effect.DENY, all.reason(), all.rule()));
      case Decision.Deny denied when all instanceof Decision.Allow ->
          new Decision.Deny(
              denied.reason(),
              denied.rule(),
              new Decision.Would(Effect.ALLOW, all.reason(), all.rule()));
      case Decision.Allow _, Decision.Deny _ -> enforced;
    };
  }

  /// The names of all networks that contain `address`, for records and people. Allocates.
  public List<String> networks(InetAddress address) {
    return audiences.networks(address);
  }

  /// What shuts `address` out before any rule is asked; absent mostly.
  public AccessSnapshot.@Nullable Quarantined quarantined(InetAddress address) {
    return quarantine.of(address);
  }

  /// Whether `address` lies in the managed prefix list of the endpoint that serves `host`. False
  /// when compiled offline.
  public boolean admits(Host host, InetAddress address) {
    PrefixTable served = host.service() == null ? null : endpoints.get(host.service());
    return served != null && served.contains(address);
  }

  /// One sentence for people: what was decided, why, and what to do about a refusal. Allocates.
  public String explain(Caller caller, Target target, Decision decision) {
    return new Explanation(
            snapshot,
            audiences.networks(caller.address()),
            quarantined(caller.address()),
            caller,
            target)
        .of(decision);
  }
}
