package causeway.reconcile.desired;

import causeway.reconcile.observed.Hook;
import causeway.reconcile.plan.Action.Result;

/// What becomes of an instance that waits at a hook.
public sealed interface AtHook {
  Hook hook();

  /// Its wait ends.
  record Complete(Hook hook, Result result, String why) implements AtHook {}

  /// It waits on.
  ///
  /// @param heartbeat whether Auto Scaling must be told that the wait goes on
  record Hold(Hook hook, String why, boolean heartbeat) implements AtHook {}
}
