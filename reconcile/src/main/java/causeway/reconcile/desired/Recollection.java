package causeway.reconcile.desired;

import causeway.reconcile.observed.Instance;
import causeway.reconcile.observed.LifecycleState;
import causeway.reconcile.observed.LifecycleView;
import causeway.reconcile.observed.Memory.Entry;
import causeway.reconcile.observed.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Brings the memory up to what is seen now: the first time of everything, nothing of instances
/// that are gone, but for those that lost their place a moment ago: they count against the others'.
final class Recollection {
  /// No description is older.
  private static final Duration STALE = Duration.ofMinutes(1);

  private Recollection() {}

  static Map<String, Entry> of(LifecycleView view, Instant now) {
    Map<String, Entry> entries = new TreeMap<>();
    for (Instance instance : view.group().instances()) {
      Entry known = view.memory().value().instances().get(instance.id());
      Entry entry = known == null ? Entry.first(now) : known;
      entries.put(instance.id(), withLoss(next(instance, entry, view, now), entry, now));
    }
    view.memory()
        .value()
        .instances()
        .forEach((id, entry) -> {
          // A description may be older than an instance that an earlier one showed.
          boolean young = entry.seen().plus(STALE).isAfter(now);
          if (young || Silence.justLost(entry, now)) {
            entries.putIfAbsent(id, entry);
          }
        });
    return entries;
  }

  /// What it lost a moment ago counts against the others' wherever it went since; what it lost
  /// before its launch is no verdict on it afterwards.
  private static Entry withLoss(Entry next, Entry entry, Instant now) {
    if (Silence.justLost(entry, now)) {
      return next.lost(entry.lost());
    }
    return entry.launch() == null ? next : next.lost(null);
  }

  private static Entry waiting(Entry entry, long sequence, Instant now) {
    if (over(entry.draining(), now) || (entry.launch() == null && unmarked(entry, now))) {
      return entry.launching(now, sequence);
    }
    // Let in long ago and waiting still, or again: it must not come in by old rules.
    if (over(entry.admitted(), now)) {
      return entry.waitingOn(sequence);
    }
    // Seen in service a moment ago: this is older, or it is back from a standby that nobody saw.
    return entry.launch() == null && entry.draining() == null ? entry.requiring(sequence) : entry;
  }

  private static boolean unmarked(Entry entry, Instant now) {
    return entry.draining() == null && (entry.admitted() == null || over(entry.admitted(), now));
  }

  /// Whether it happened so long ago that no description is older: an instance that waits at the
  /// launch hook since is back from standby or the warm pool, also when nobody saw it there.
  private static boolean over(@Nullable Instant happened, Instant now) {
    return happened != null && happened.plus(STALE).isBefore(now);
  }

  /// Whether it happened so short a time ago that a description may be older.
  static boolean recent(@Nullable Instant happened, Instant now) {
    return happened != null && !happened.plus(STALE).isBefore(now);
  }

  /// Whether a description that shows it in standby or in the pool may be older than the wait at
  /// the launch hook that was seen since.
  static boolean backAgain(Entry entry, Instant now) {
    return entry.parked() != null && recent(entry.launch(), now);
  }

  /// Whether it waits, or was let in, since so short a time that a description may be older.
  private static boolean young(Entry entry, Instant now) {
    return recent(entry.admitted() == null ? entry.launch() : entry.admitted(), now);
  }

  private static boolean standby(Instance instance) {
    return instance.state() == LifecycleState.ENTERING_STANDBY
        || instance.state() == LifecycleState.STANDBY;
  }

  private static boolean letGo(Instance instance, LifecycleView view) {
    return view.settled().contains(new Wait(instance.id(), view.launchHook().name()));
  }

  private static boolean parked(Instance instance) {
    return switch (instance.state()) {
      case ENTERING_STANDBY,
          STANDBY,
          WARMED_PENDING,
          WARMED_PENDING_WAIT,
          WARMED_PENDING_PROCEED,
          WARMED_RUNNING,
          WARMED_STOPPED,
          WARMED_HIBERNATED ->
          true;
      default -> false;
    };
  }

  private static Entry next(Instance instance, Entry entry, LifecycleView view, Instant now) {
    if (parked(instance) && backAgain(entry, now)) {
      return entry;
    }
    if (standby(instance) && entry.parked() == null && young(entry, now)) {
      // Nobody goes to standby from the launch hook, and who is in service hardly does at once;
      // should it be true, nobody comes back by old rules.
      return entry.launch() != null && entry.admitted() != null
          ? entry.requiring(view.sequence())
          : entry;
    }
    if (standby(instance) && recent(entry.draining(), now)) {
      // Nobody goes from there to standby, so it is older.
      return entry;
    }
    return switch (instance.state()) {
      // Back from the warm pool it waits here a second time, with neither mark of the first.
      case PENDING_WAIT -> waiting(entry, view.sequence(), now);
      // Once on its way out it does not come back by itself, unless a description lagged.
      case IN_SERVICE ->
          recent(entry.draining(), now) || (entry.launch() == null && recent(entry.parked(), now))
              ? entry
              : entry.inService(now);
      case TERMINATING, TERMINATING_WAIT, TERMINATING_PROCEED -> entry.draining(now);
      // One that served waits here on its way into the pool: it drains as if it terminated. One
      // that
      // the launch hook does not hold is such a one, too, though nobody saw it serve.
      case WARMED_PENDING_WAIT ->
          entry.admitted() != null || letGo(instance, view) ? entry.draining(now) : entry;
      case WARMED_PENDING_PROCEED,
          WARMED_RUNNING,
          WARMED_STOPPED,
          WARMED_HIBERNATED,
          WARMED_TERMINATING,
          WARMED_TERMINATING_WAIT,
          WARMED_TERMINATING_PROCEED,
          WARMED_TERMINATED,
          // From standby, too, it comes back by way of the launch hook, to a wait of its own.
          ENTERING_STANDBY,
          STANDBY ->
          Entry.first(entry.seen()).parked(entry.parked() == null ? now : entry.parked());
      case PENDING, PENDING_PROCEED, TERMINATED, DETACHING, DETACHED, WARMED_PENDING, OTHER ->
          entry;
    };
  }
}
