package causeway.testbed.autoscaling;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// One hook holding one instance, with its two clocks: heartbeats restart the first, nothing the
/// second.
final class HookWait {
  private final LifecycleHook hook;
  private final String token;
  private final Scheduler scheduler;
  private final Runnable expired;
  private final Instant end;
  private Scheduler.Timer timer;

  /// @param expired told when time ran out; never after [#cancel]
  HookWait(LifecycleHook hook, Scheduler scheduler, Runnable expired) {
    this.hook = hook;
    this.token = UUID.randomUUID().toString();
    this.scheduler = scheduler;
    this.expired = expired;
    this.end = scheduler.now().plus(hook.globalTimeout());
    this.timer = scheduler.after(hook.heartbeatTimeout(), expired);
  }

  LifecycleHook hook() {
    return hook;
  }

  String token() {
    return token;
  }

  void heartbeat() {
    timer.cancel();
    Duration left = Duration.between(scheduler.now(), end);
    Duration next = hook.heartbeatTimeout().compareTo(left) < 0 ? hook.heartbeatTimeout() : left;
    timer = scheduler.after(next.isNegative() ? Duration.ZERO : next, expired);
  }

  void cancel() {
    timer.cancel();
  }
}
