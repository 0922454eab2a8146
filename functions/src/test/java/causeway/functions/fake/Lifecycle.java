package causeway.functions.fake;

import static causeway.reconcile.observed.LifecycleState.*;

import causeway.reconcile.LifecycleSettings;
import causeway.reconcile.observed.Hook;
import causeway.reconcile.observed.LifecycleState;
import causeway.reconcile.plan.Action.Result;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The states that instances go through, with AWS's rules for waits at hooks.
final class Lifecycle {
  final List<GroupWatcher> watchers = new ArrayList<>();
  private final InstantSource clock;
  private final GroupSettings settings;
  private final Map<String, Member> members = new LinkedHashMap<>();
  private int launched;

  Lifecycle(InstantSource clock, GroupSettings settings) {
    this.clock = clock;
    this.settings = settings;
  }

  List<Member> members() {
    return List.copyOf(members.values());
  }

  Optional<Member> member(String id) {
    return Optional.ofNullable(members.get(id));
  }

  Member launch(String zone, long template) {
    launched++;
    String id = "i-%04x".formatted(launched);
    Member member = new Member(id, zone, address(launched), template, clock.instant());
    members.put(id, member);
    watchers.forEach(watcher -> watcher.launching(member, true));
    return member;
  }

  private static InetAddress address(int number) {
    try {
      return InetAddress.getByAddress(
          new byte[] {10, 0, (byte) (number >> 8), (byte) (number & 0xff)});
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("four bytes are an address", impossible);
    }
  }

  /// Starts an instance again that was in the pool or in standby.
  void start(Member member, boolean stopped) {
    to(member, PENDING);
    if (stopped) {
      watchers.forEach(watcher -> watcher.launching(member, false));
    }
  }

  /// Sends an instance away, into the pool if the group has one and the machine works.
  void leave(Member member, boolean scaling) {
    boolean pool = settings.reuse() && scaling && member.healthy && member.alive();
    to(member, pool ? WARMED_PENDING : TERMINATING);
  }

  void to(Member member, LifecycleState state) {
    member.state = state;
    member.since = clock.instant();
    member.wait = null;
    if (state == IN_SERVICE) {
      member.served = true;
    }
  }

  void step() {
    members().forEach(this::step);
    members
        .values()
        .removeIf(member ->
            (member.state == TERMINATED || member.state == WARMED_TERMINATED)
                && passed(member, settings.transition()));
  }

  private void step(Member member) {
    Instant now = clock.instant();
    if (member.wait != null) {
      if (!now.isBefore(member.wait.until()) || !now.isBefore(member.wait.atMost())) {
        boolean launching = member.wait.hook().equals(settings.launch().name());
        complete(member, launching ? Result.ABANDON : Result.CONTINUE, true);
      } else if (failureSeen(member) && member.state == PENDING_WAIT) {
        complete(member, Result.ABANDON, true);
      }
      return;
    }
    if (member.state == IN_SERVICE) {
      member.healthy &= !failureSeen(member);
      if (!member.healthy) {
        leave(member, false);
      }
      return;
    }
    if (!passed(member, settings.transition())) {
      return;
    }
    switch (member.state) {
      case PENDING -> hold(member, PENDING_WAIT, settings.launch(), false);
      case TERMINATING -> hold(member, TERMINATING_WAIT, settings.terminate(), false);
      case WARMED_PENDING ->
          hold(
              member,
              WARMED_PENDING_WAIT,
              member.served ? settings.terminate() : settings.launch(),
              true);
      case WARMED_TERMINATING -> hold(member, WARMED_TERMINATING_WAIT, settings.terminate(), false);
      case PENDING_PROCEED -> {
        to(member, IN_SERVICE);
        watchers.forEach(watcher -> watcher.finished(member, true, true));
      }
      case TERMINATING_PROCEED -> gone(member, TERMINATED);
      case WARMED_PENDING_PROCEED -> to(member, WARMED_STOPPED);
      case WARMED_TERMINATING_PROCEED -> gone(member, WARMED_TERMINATED);
      case ENTERING_STANDBY -> to(member, STANDBY);
      default -> {}
    }
  }

  private void gone(Member member, LifecycleState state) {
    to(member, state);
    member.died = clock.instant();
    watchers.forEach(watcher -> watcher.finished(member, false, true));
  }

  private boolean failureSeen(Member member) {
    return member.died != null
        && !member.died.plus(settings.failureSeen()).isAfter(clock.instant());
  }

  private boolean passed(Member member, Duration time) {
    return !member.since.plus(time).isAfter(clock.instant());
  }

  private void hold(Member member, LifecycleState state, Hook hook, boolean pool) {
    to(member, state);
    Instant now = clock.instant();
    Duration most = hook.heartbeatTimeout().multipliedBy(LifecycleSettings.MOST_HEARTBEATS);
    Instant atMost =
        now.plus(
            most.compareTo(LifecycleSettings.LONGEST_WAIT) < 0
                ? most
                : LifecycleSettings.LONGEST_WAIT);
    member.wait = new Member.Wait(hook.name(), now, now.plus(hook.heartbeatTimeout()), atMost);
    boolean launching = hook.equals(settings.launch());
    watchers.forEach(watcher -> watcher.waits(member, launching, pool));
  }

  void heartbeat(Member member) {
    Member.Wait wait = member.wait;
    if (wait != null) {
      Duration timeout =
          wait.hook().equals(settings.launch().name())
              ? settings.launch().heartbeatTimeout()
              : settings.terminate().heartbeatTimeout();
      member.wait =
          new Member.Wait(wait.hook(), wait.began(), clock.instant().plus(timeout), wait.atMost());
    }
  }

  void complete(Member member, Result result, boolean timedOut) {
    Member.Wait wait = member.wait;
    if (wait == null) {
      return;
    }
    boolean leaving = member.state == TERMINATING_WAIT || member.state == WARMED_TERMINATING_WAIT;
    watchers.forEach(watcher -> watcher.waitEnded(member, wait.hook(), result, timedOut));
    if (result == Result.ABANDON && !leaving) {
      watchers.forEach(watcher -> watcher.finished(member, true, false));
      to(member, settings.abandonedWait() ? TERMINATING : TERMINATING_PROCEED);
      return;
    }
    switch (member.state) {
      case PENDING_WAIT -> to(member, PENDING_PROCEED);
      case TERMINATING_WAIT -> to(member, TERMINATING_PROCEED);
      case WARMED_PENDING_WAIT -> to(member, WARMED_PENDING_PROCEED);
      case WARMED_TERMINATING_WAIT -> to(member, WARMED_TERMINATING_PROCEED);
      default -> throw new IllegalStateException("waits in " + member);
    }
  }
}
