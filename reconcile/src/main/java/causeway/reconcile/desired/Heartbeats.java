package causeway.reconcile.desired;

import causeway.reconcile.LifecycleSettings;
import causeway.reconcile.observed.Hook;
import causeway.reconcile.observed.Memory.Entry;
import java.time.Duration;
import java.time.Instant;

/// When Auto Scaling must be told that a wait goes on.
final class Heartbeats {
  private Heartbeats() {}

  /// Three to a timeout at the least, so that one lost does not end the wait.
  static boolean due(
      Entry entry, Instant since, Hook hook, LifecycleSettings settings, Instant now) {
    Duration third = hook.heartbeatTimeout().dividedBy(3);
    Duration every =
        settings.heartbeatEvery().compareTo(third) < 0 ? settings.heartbeatEvery() : third;
    Instant last = entry.lastHeartbeat() == null ? since : entry.lastHeartbeat();
    return entry.heartbeats() < LifecycleSettings.MOST_HEARTBEATS && !last.plus(every).isAfter(now);
  }

  /// How long a drain may last: what the team allows, and no longer than Auto Scaling does.
  static Duration longestDrain(Hook hook, LifecycleSettings settings) {
    Duration most = hook.heartbeatTimeout().multipliedBy(LifecycleSettings.MOST_HEARTBEATS);
    for (Duration limit : new Duration[] {settings.drainLimit(), LifecycleSettings.LONGEST_WAIT}) {
      most = limit.compareTo(most) < 0 ? limit : most;
    }
    return most;
  }
}
