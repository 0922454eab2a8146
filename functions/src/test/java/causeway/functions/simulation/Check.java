package causeway.functions.simulation;

import causeway.functions.fake.Call;
import causeway.functions.fake.GroupWatcher;
import causeway.reconcile.desired.LifecycleDesired;
import causeway.reconcile.observed.ConfigView;
import causeway.reconcile.observed.LifecycleView;
import java.time.Instant;

/// Watches one rule of the design at every step, and throws a [Violation] when it does not hold. A
/// check sees more than the functions do: the truth, and what they were shown of it.
interface Check extends GroupWatcher {
  /// A call of a function reached the cloud, which has not yet done it.
  default void reached(String function, Call call) {}

  /// The cloud did what a function called for.
  default void done(String function, Call call) {}

  /// LifecycleFunction looked, and this is what it wants, by the clock of its machine.
  default void looked(LifecycleView view, LifecycleDesired desired, Instant now) {}

  /// ConfigChangeFunction looked.
  default void looked(ConfigView view) {}

  /// A function got its answer.
  default void shown(String function, Call call, Object answer) {}

  /// A run ended with an empty plan.
  ///
  /// @param looked when its last look began
  default void completed(String function, Instant looked) {}

  /// A second passed.
  default void second() {}
}
