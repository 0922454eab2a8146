package causeway.functions.fake;

import causeway.reconcile.plan.Action.Result;

/// Hears what happens in the group, as EventBridge does and as only AWS knows.
public interface GroupWatcher {
  /// A machine starts; so does whatever runs on it, if it is fresh.
  default void launching(Member member, boolean fresh) {}

  /// An instance began to wait at a hook.
  default void waits(Member member, boolean launching, boolean warmPool) {}

  /// A wait ended; by itself when it timed out.
  default void waitEnded(Member member, String hook, Result result, boolean timedOut) {}

  /// It came into service, or was terminated.
  default void finished(Member member, boolean launching, boolean successful) {}

  /// An instance refresh came to a new stage, in the words of its event.
  default void refresh(String id, String stage) {}
}
