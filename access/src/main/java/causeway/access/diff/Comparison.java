package causeway.access.diff;

import causeway.access.Rule;
import causeway.access.decide.Access;
import causeway.access.decide.Caller;
import causeway.access.decide.Decision;
import causeway.access.decide.Target;
import causeway.access.host.Host;
import causeway.access.snapshot.AccessSnapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Asks both documents about every class of connection that a changed rule matches.
final class Comparison {
  /// The most connections asked about, a few seconds' worth.
  static final int QUESTIONS = 1_000_000;

  private static final int MOST_DAYS = 32;
  private static final int MOST_RULES = 2_000;

  private final Access old;
  private final Access fresh;
  private final List<Instant> times;
  private final List<AddressClass> addresses;
  private final List<UserClass> users;
  private final List<Integer> ports;
  private final Names names;
  private final Grouping grouping;
  private int questions;
  private boolean unseen;
  private boolean matched;

  Comparison(AccessSnapshot old, AccessSnapshot fresh, Instant now, int questions) {
    this.old = Access.of(old);
    this.fresh = Access.of(fresh);
    this.times = times(old, fresh, now);
    this.addresses = AddressClass.of(old, fresh);
    this.users = UserClass.of(old, fresh);
    this.ports = ports(old, fresh);
    this.names = new Names(old, fresh);
    this.grouping = new Grouping(old, fresh, now);
    this.questions = questions;
    List<Probe> probes = Probe.between(old, fresh, MOST_RULES);
    this.unseen = probes.size() >= MOST_RULES;
    probes.forEach(this::explore);
  }

  List<Change> changes() {
    return grouping.changes();
  }

  boolean exhaustive() {
    return questions > 0 && !unseen && names.complete();
  }

  /// Now, and the first moment of each day from which a rule no longer counts.
  private static List<Instant> times(AccessSnapshot old, AccessSnapshot fresh, Instant now) {
    TreeSet<Instant> times = new TreeSet<>();
    for (AccessSnapshot snapshot : List.of(old, fresh)) {
      for (Rule rule : snapshot.rules()) {
        LocalDate until = rule.until();
        if (until != null && until.getYear() < 10_000) {
          times.add(until.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        }
      }
    }
    List<Instant> all = new ArrayList<>(List.of(now));
    times.tailSet(now, false).stream().limit(MOST_DAYS).forEach(all::add);
    return all;
  }

  private static List<Integer> ports(AccessSnapshot old, AccessSnapshot fresh) {
    TreeSet<Integer> named = new TreeSet<>();
    old.rules().forEach(rule -> named.addAll(rule.to().ports()));
    fresh.rules().forEach(rule -> named.addAll(rule.to().ports()));
    List<Integer> ports = new ArrayList<>(List.of(443));
    named.stream().filter(port -> port != 443).forEach(ports::add);
    if (!named.isEmpty()) {
      int other = 80;
      while (named.contains(other)) {
        other++;
      }
      ports.add(other);
    }
    return ports;
  }

  private void explore(Probe probe) {
    if (questions <= 0) {
      return;
    }
    List<AddressClass> where = addresses.stream().filter(probe::matches).toList();
    List<Host> hosts = where.isEmpty() ? List.of() : probe.hosts(names);
    matched = false;
    for (UserClass user : users) {
      for (Host host : hosts) {
        for (int port : ports) {
          Target target = new Target(host, port);
          for (AddressClass address : where) {
            if (!ask(probe, address, new Caller(address.witness(), user.witness()), target)) {
              break;
            }
          }
        }
      }
    }
    // No name of a usual form fits the rule's host patterns, but others may.
    unseen |= !where.isEmpty() && !matched && !probe.rule().to().hosts().isEmpty();
  }

  /// Returns whether the rule matches; it does for all addresses of its networks or for none.
  private boolean ask(Probe probe, AddressClass address, Caller caller, Target target) {
    questions--;
    if (questions <= 0 || !probe.matches(caller, target)) {
      return false;
    }
    matched = true;
    questions -= times.size() - 1;
    for (Instant at : times) {
      Decision before = old.decide(caller, target, at);
      Decision after = fresh.decide(caller, target, at);
      boolean now = at.equals(times.getFirst());
      Kind kind = kind(before, after, now);
      if (kind != null) {
        grouping.add(kind, address, caller, target, Example.replay(old, fresh, caller, target, at));
        return true;
      }
    }
    return true;
  }

  private static @Nullable Kind kind(Decision before, Decision after, boolean now) {
    if (before.effect() != after.effect()) {
      return !now
          ? Kind.EXPIRY
          : switch (after) {
            case Decision.Allow _ -> Kind.ADDED;
            case Decision.Deny _ -> Kind.REMOVED;
          };
    }
    boolean same = (before.would() == null) == (after.would() == null);
    return same || !now ? null : Kind.WOULD_CHANGED;
  }
}
