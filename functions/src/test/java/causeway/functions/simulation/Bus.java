package causeway.functions.simulation;

import causeway.functions.Buckets;
import causeway.functions.cloud.Objects.Stored;
import causeway.functions.fake.FakeObjects;
import causeway.functions.fake.GroupWatcher;
import causeway.functions.fake.Member;
import causeway.functions.simulation.Coverage.Kind;

/// EventBridge with the rules of the stack: what happens at AWS becomes messages in the functions'
/// queues, some of them lost, doubled, late or overtaken by others.
final class Bus implements GroupWatcher, FakeObjects.Watcher {
  private final World world;
  private int number;

  Bus(World world) {
    this.world = world;
  }

  private String id() {
    number++;
    return "e-" + number;
  }

  void send(Lambda to, String message) {
    world.coverage.count(Kind.EVENTS);
    if (world.weather.eventLost()) {
      world.coverage.count(Kind.EVENTS_LOST);
      return;
    }
    deliver(to, message);
    if (world.weather.eventDoubled()) {
      world.coverage.count(Kind.EVENTS_DOUBLED);
      // The queue knows the very same message again, so the copy comes with another stamp.
      deliver(to, message + " ");
    }
  }

  private void deliver(Lambda to, String message) {
    world.clock.after(world.weather.delivery(world.coverage), () -> to.queue.send(message));
  }

  /// The schedule of one function.
  void tick(Lambda to) {
    if (!world.weather.tickLost()) {
      to.queue.send(EventJson.tick(world.clock.instant(), id()));
    }
  }

  /// What no rule should let through, and a known kind in an unknown shape.
  void mischief(Lambda to, boolean poisonous) {
    if (poisonous) {
      world.coverage.count(Kind.POISONOUS_MESSAGES);
    }
    send(
        to,
        poisonous
            ? EventJson.malformed(world.clock.instant(), id())
            : EventJson.unknown(world.clock.instant(), id()));
  }

  @Override
  public void waits(Member member, boolean launching, boolean pool) {
    Member.Wait wait = member.waiting();
    if (wait != null) {
      send(
          world.lifecycle,
          EventJson.lifecycle(world.clock.instant(), id(), member, launching, wait.hook(), pool));
    }
  }

  @Override
  public void finished(Member member, boolean launching, boolean successful) {
    send(
        world.lifecycle,
        EventJson.changed(world.clock.instant(), id(), member, launching, successful));
  }

  @Override
  public void refresh(String refresh, String stage) {
    send(world.configChange, EventJson.refresh(world.clock.instant(), id(), refresh, stage));
  }

  @Override
  public void written(String bucket, String key, Stored object) {
    String version = object.versionId() == null ? "" : object.versionId();
    String event = EventJson.object(world.clock.instant(), id(), bucket, key, version);
    if (bucket.equals(World.BUCKETS.reports()) && key.startsWith("edge/")) {
      send(world.lifecycle, event);
    } else if (bucket.equals(World.BUCKETS.config())) {
      send(world.configChange, event);
    } else if (bucket.equals(World.BUCKETS.state()) && key.equals(Buckets.LATCHES)) {
      send(world.lifecycle, event);
      send(world.configChange, event);
    }
  }

  void parameter(String name) {
    send(world.configChange, EventJson.parameter(world.clock.instant(), id(), name));
  }
}
