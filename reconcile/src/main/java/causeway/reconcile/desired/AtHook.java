package causeway.reconcile.desired;

import causeway.reconcile.observed.Hook;

/// What becomes of an instance that waits at a hook.
public sealed interface AtHook {
  Hook hook();

  /// Its wait ends, and it goes on to where it was going.
  ///
  /// @param words what happens, and why, as an operator would say it
  record Continue(Hook hook, String words) implements AtHook {}

  /// Its launch ends.
  record Abandon(Hook hook, String words) implements AtHook {}

  /// It waits on.
  ///
  /// @param heartbeat whether Auto Scaling must be told that the wait goes on
  record Hold(Hook hook, String why, boolean heartbeat) implements AtHook {}
}
