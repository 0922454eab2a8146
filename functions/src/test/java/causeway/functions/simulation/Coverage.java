package causeway.functions.simulation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// How often everything happened that the simulation claims to try. What never happens was never
/// proved.
final class Coverage {
  /// What is counted.
  enum Kind {
    RUNS,
    COMPLETE_LOOKS,
    CALLS,
    THROTTLED,
    UNAVAILABLE,
    ANSWERS_LOST,
    DONE_LATE,
    STALE_READS,
    CONFLICTS,
    KILLED_BEFORE_A_CALL,
    KILLED_AFTER_A_CALL,
    TIMED_OUT,
    COLD_STARTS,
    DEAD_LETTERS,
    EVENTS,
    EVENTS_LOST,
    EVENTS_DOUBLED,
    EVENTS_LATE,
    POISONOUS_MESSAGES,
    LAUNCHES,
    LAUNCHES_CONTINUED,
    LAUNCHES_ABANDONED,
    HOOKS_TIMED_OUT,
    TERMINATIONS,
    DRAINED,
    DRAIN_LIMITS_REACHED,
    HEARTBEATS,
    INTO_THE_POOL,
    OUT_OF_THE_POOL,
    STANDBYS,
    MACHINES_KILLED,
    PROXIES_SILENT,
    PROXIES_HUNG,
    PROXIES_FAILED,
    PROXIES_NEVER_READY,
    MAJORITY_SILENT,
    SET_UNHEALTHY,
    RULES_DEAF,
    STORAGE_UNREACHABLE,
    CONNECTIONS,
    DOCUMENTS_GOOD,
    DOCUMENTS_BAD,
    RULES_REVOKED,
    RULES_ADDED,
    FRONT_DOORS_CHANGED,
    SNAPSHOTS,
    FAULT_REPORTS,
    PREFIX_LISTS_CHANGED,
    POLICIES_CHANGED,
    RECORDS_CHANGED,
    FOREIGN_RECORDS,
    IMAGES_CHANGED,
    REFRESHES,
    ROLLBACKS,
    QUARANTINED,
    SHIFTED,
    LOCKED_DOWN,
    RELEASED,
    QUIET_PASSES
  }

  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

  void count(Kind kind) {
    counts.merge(kind, 1L, Long::sum);
  }

  long of(Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  void add(Coverage other) {
    other.counts.forEach((kind, count) -> counts.merge(kind, count, Long::sum));
  }

  @Override
  public String toString() {
    return Arrays.stream(Kind.values())
        .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + of(kind))
        .collect(Collectors.joining(", "));
  }
}
