package causeway.functions.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Why a function looks. A trigger never says what to do: it names what may have changed, and is
/// evidence with a time, so that an answer older than the event is recognised.
public sealed interface Trigger {
  /// When it happened; events carry whole seconds.
  Instant time();

  /// An instance waits at a hook, or left one.
  ///
  /// @param toWarmPool whether a terminating instance goes to the warm pool instead
  record LifecycleAction(
      Instant time, String instance, Transition transition, String hook, boolean toWarmPool)
      implements Trigger {}

  /// The transitions that hooks hold.
  enum Transition {
    LAUNCHING,
    TERMINATING
  }

  /// Auto Scaling finished launching or terminating an instance, or failed to.
  record InstanceChanged(Instant time, String instance, Transition transition, boolean successful)
      implements Trigger {}

  /// An instance refresh came to a new stage.
  record RefreshChanged(Instant time, String refresh, String stage) implements Trigger {}

  /// An object was written.
  record ObjectCreated(Instant time, String bucket, String key, @Nullable String version)
      implements Trigger {}

  /// A Systems Manager parameter was written or deleted.
  record ParameterChanged(Instant time, String name, String operation) implements Trigger {}

  /// AWS Config saw a resource change.
  record ResourceChanged(Instant time, String type, String id) implements Trigger {}

  /// CloudTrail saw a call that changes a VPC endpoint.
  record ApiCalled(Instant time, String source, String name) implements Trigger {}

  /// A stack came to a new status.
  record StackChanged(Instant time, String stack, String status) implements Trigger {}

  /// An alarm changed its state; AlarmFunction latches it.
  record AlarmChanged(Instant time, String alarm, String state) implements Trigger {}

  /// The scheduled pass.
  record Tick(Instant time, String execution) implements Trigger {}

  /// A person, an audit or another function asks for a look.
  record Command(Instant time, String command, String id) implements Trigger {}
}
