package causeway.testbed.autoscaling;

import causeway.testbed.autoscaling.LifecycleHook.Result;
import causeway.testbed.autoscaling.LifecycleHook.Transition;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Takes one instance from state to state. The order is the service's: a new instance is registered
/// with the load balancer only when no hook holds it any more, and a leaving one is deregistered,
/// with the whole delay, *before* hooks hold it in `Terminating:Wait`.
final class Lifecycle {
  private final World world;
  private final Owner owner;
  private final Announcements announcements;

  Lifecycle(World world, Owner owner, Announcements announcements) {
    this.world = world;
    this.owner = owner;
    this.announcements = announcements;
  }

  /// What the group must know and say.
  interface Owner {
    List<LifecycleHook> hooks(Transition transition);

    List<String> targetGroups();

    void inService(Instance instance);

    /// A hook said that the new instance is no good; it is leaving already.
    void abandoned(Instance instance);

    void gone(Instance instance);

    Activity began(Activity.Kind kind, Instance instance, String cause);
  }

  /// A new instance, or one back from standby.
  void join(Instance instance) {
    instance.state = LifecycleState.PENDING;
    world.ec2().targetLifecycleState(instance.id(), "InService");
    hold(instance, Transition.LAUNCHING);
  }

  /// Out of the group, by the long way. Does nothing to one that is leaving.
  void retire(Instance instance, String cause) {
    if (instance.state.leaving()) {
      return;
    }
    cancel(instance);
    if (instance.activity.ended() == null) {
      end(instance, Activity.Status.CANCELLED, "Instance is being terminated");
    }
    instance.activity = owner.began(Activity.Kind.TERMINATE, instance, cause);
    instance.state = LifecycleState.TERMINATING;
    world.ec2().targetLifecycleState(instance.id(), "Terminated");
    deregister(instance, LifecycleState.TERMINATING, () -> hold(instance, Transition.TERMINATING));
  }

  void enterStandby(Instance instance) {
    instance.state = LifecycleState.ENTERING_STANDBY;
    world.ec2().targetLifecycleState(instance.id(), "Standby");
    deregister(
        instance, LifecycleState.ENTERING_STANDBY, () -> instance.state = LifecycleState.STANDBY);
  }

  /// Somebody, or time, decided about one hook.
  void complete(Instance instance, HookWait wait, Result result, String how) {
    instance.waits.remove(wait.hook().name());
    wait.cancel();
    if (result == Result.CONTINUE) {
      if (instance.waits.isEmpty()) {
        proceed(instance);
      }
      return;
    }
    // Abandoning ends every other hook's wait too.
    cancel(instance);
    if (wait.hook().transition() == Transition.TERMINATING) {
      proceed(instance);
      return;
    }
    String why =
        "Instance failed to complete user's Lifecycle Action: Lifecycle Action with token "
            + wait.token()
            + " was abandoned: "
            + how;
    end(instance, Activity.Status.FAILED, why);
    retire(instance, "At " + world.scheduler().now() + " an instance was abandoned at launch.");
    owner.abandoned(instance);
  }

  private void hold(Instance instance, Transition transition) {
    List<LifecycleHook> hooks = owner.hooks(transition);
    if (hooks.isEmpty()) {
      proceed(instance);
      return;
    }
    boolean launch = transition == Transition.LAUNCHING;
    instance.state = launch ? LifecycleState.PENDING_WAIT : LifecycleState.TERMINATING_WAIT;
    instance.activity.at(Activity.Status.MID_LIFECYCLE_ACTION, 60);
    for (LifecycleHook hook : hooks) {
      instance.waits.put(
          hook.name(), new HookWait(hook, world.scheduler(), () -> expire(instance, hook)));
    }
    List.copyOf(instance.waits.values()).forEach(wait -> announcements.waiting(instance, wait));
  }

  private void expire(Instance instance, LifecycleHook hook) {
    HookWait wait = instance.waits.get(hook.name());
    if (wait != null) {
      complete(
          instance,
          wait,
          hook.defaultResult(),
          "Heartbeat Timeout with default result " + hook.defaultResult());
    }
  }

  private void proceed(Instance instance) {
    if (instance.state.leaving()) {
      instance.state = LifecycleState.TERMINATING_PROCEED;
      instance.activity.at(Activity.Status.IN_PROGRESS, 80);
      world.ec2().terminate(instance.id(), () -> world.scheduler().run(() -> terminated(instance)));
      return;
    }
    instance.state = LifecycleState.PENDING_PROCEED;
    instance.activity.at(Activity.Status.IN_PROGRESS, 80);
    world
        .scheduler()
        .after(
            world.timings().step(),
            () -> {
              if (instance.state == LifecycleState.PENDING_PROCEED) {
                serve(instance);
              }
            });
  }

  private void serve(Instance instance) {
    instance.state = LifecycleState.IN_SERVICE;
    Instant now = world.scheduler().now();
    instance.inServiceSince = now;
    instance.registered = true;
    owner.targetGroups().forEach(arn -> world.targets().register(arn, instance.target()));
    end(instance, Activity.Status.SUCCESSFUL, "");
    owner.inService(instance);
  }

  private void deregister(Instance instance, LifecycleState during, Runnable then) {
    List<String> groups = owner.targetGroups();
    if (!instance.registered || groups.isEmpty()) {
      then.run();
      return;
    }
    instance.registered = false;
    instance.activity.at(Activity.Status.DRAINING, 30);
    AtomicInteger left = new AtomicInteger(groups.size());
    Runnable drained =
        () -> {
          if (left.decrementAndGet() == 0 && instance.state == during) {
            then.run();
          }
        };
    for (String arn : groups) {
      world.targets().deregister(arn, instance.target(), () -> world.scheduler().run(drained));
    }
  }

  private void terminated(Instance instance) {
    if (instance.state != LifecycleState.TERMINATED) {
      instance.state = LifecycleState.TERMINATED;
      end(instance, Activity.Status.SUCCESSFUL, "");
      owner.gone(instance);
    }
  }

  private void end(Instance instance, Activity.Status how, String why) {
    instance.activity.end(how, why, world.scheduler().now());
    announcements.ended(instance.activity);
  }

  private static void cancel(Instance instance) {
    instance.waits.values().forEach(HookWait::cancel);
    instance.waits.clear();
  }
}
