package causeway.testbed.autoscaling;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// EC2, a target group and a bus in memory. Everything succeeds at once, unless a test says
/// otherwise.
final class FakeCloud implements Ec2, TargetGroups, EventSink {
  /// In order, what was asked of it.
  final List<String> log = new CopyOnWriteArrayList<>();

  final List<Event> events = new CopyOnWriteArrayList<>();
  final Set<String> running = ConcurrentHashMap.newKeySet();
  final Map<String, String> states = new ConcurrentHashMap<>();
  final Map<String, Launch> launches = new LinkedHashMap<>();
  final Set<String> brokenZones = new HashSet<>();

  /// Deregistrations whose delay is not over.
  final List<Runnable> draining = new ArrayList<>();

  boolean slowToDrain;
  private int made;

  @Override
  public synchronized void launch(
      Launch launch, Consumer<Launched> launched, Consumer<String> failed) {
    if (brokenZones.contains(launch.zone().name())) {
      log.add("refuse " + launch.zone().name());
      failed.accept("We currently do not have sufficient capacity");
      return;
    }
    String id = "i-%04d".formatted(++made);
    launches.put(id, launch);
    running.add(id);
    log.add("launch " + id + " " + launch.zone().name());
    launched.accept(new Launched(id, "10.0.0." + made));
  }

  @Override
  public void terminate(String instanceId, Runnable gone) {
    log.add("terminate " + instanceId);
    running.remove(instanceId);
    gone.run();
  }

  @Override
  public void targetLifecycleState(String instanceId, String state) {
    states.put(instanceId, state);
  }

  @Override
  public boolean running(String instanceId) {
    return running.contains(instanceId);
  }

  @Override
  public long version(LaunchTemplate template) {
    return template.numbered() ? Long.parseLong(template.version()) : 1;
  }

  @Override
  public Zone zone(String subnetId) {
    return new Zone("eu-central-1" + subnetId.substring(subnetId.length() - 1), subnetId);
  }

  @Override
  public void register(String targetGroupArn, Target target) {
    log.add("register " + target.instanceId());
  }

  @Override
  public void deregister(String targetGroupArn, Target target, Runnable drained) {
    log.add("deregister " + target.instanceId());
    if (slowToDrain) {
      draining.add(drained);
    } else {
      drained.run();
    }
  }

  void drained() {
    draining.forEach(Runnable::run);
    draining.clear();
  }

  @Override
  public void put(Event event) {
    events.add(event);
  }

  List<String> types() {
    return events.stream().map(Event::detailType).toList();
  }
}
