package causeway.testbed.network;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A network load balancer over the zones: an address in each, connections spread by a hash of the
/// flow, the client's own address kept. Targets come and go while it runs; each is checked on a
/// thread of its own.
public final class LoadBalancer implements AutoCloseable {
  /// Marks are the kernel's, so no two load balancers may use the same.
  private static final AtomicInteger MARKS = new AtomicInteger();

  private final HealthCheck check;
  private final BalancerAttributes attributes;
  private final Map<String, String> zones;
  private final FlowTable table;
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final Set<String> shifted = new LinkedHashSet<>();
  private final Set<Integer> cut = new TreeSet<>();
  private final Set<String> known = new TreeSet<>();
  private final List<Transition> transitions = new CopyOnWriteArrayList<>();
  private final List<Consumer<Transition>> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<List<String>>> dns = new CopyOnWriteArrayList<>();
  private final ScheduledThreadPoolExecutor timers =
      new ScheduledThreadPoolExecutor(
          1, task -> Thread.ofPlatform().daemon().name("load-balancer").unstarted(task));
  private List<String> answers;

  /// @param name letters only; the name of its table in the kernel
  /// @param zones zone to the load balancer's address there
  public LoadBalancer(
      String name, Map<String, String> zones, HealthCheck check, BalancerAttributes attributes) {
    this.zones = new LinkedHashMap<>(zones);
    this.check = check;
    this.attributes = attributes;
    this.table = new FlowTable(name, this.zones);
    this.answers = List.copyOf(zones.values());
    timers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /// One proxy behind the load balancer.
  public record Target(String name, String zone, String address) {}

  /// A target that changed its state.
  public record Transition(Instant at, Target target, boolean healthy) {}

  /// A registered target.
  private static final class Member {
    final Target target;
    int mark = MARKS.incrementAndGet();
    boolean healthy;
    boolean deregistering;
    boolean late;
    @Nullable Thread checker;

    Member(Target target) {
      this.target = target;
    }
  }

  /// Takes flows from now on.
  public synchronized void start() {
    FlowTable.patience(attributes.idleTimeout());
    program();
  }

  public HealthCheck check() {
    return check;
  }

  /// Adds a target, or takes back one that is being deregistered. It gets flows when it is healthy.
  ///
  /// @throws IllegalArgumentException when the load balancer is not in its zone
  public synchronized void register(Target target) {
    if (!zones.containsKey(target.zone())) {
      throw new IllegalArgumentException(
          target + " is in a zone without the load balancer, which is in " + zones.keySet());
    }
    remove(target.name());
    Member member = new Member(target);
    members.put(target.name(), member);
    known.add(target.address());
    member.checker = Thread.ofVirtual().name("health-" + target.name()).start(() -> watch(member));
    program();
  }

  /// Sends a target no new flows; those it has go on.
  ///
  /// @param drained told when the deregistration delay is over, on a thread of the load balancer's
  public synchronized void deregister(String name, Runnable drained) {
    Member member = members.get(name);
    if (member == null) {
      timers.execute(drained);
      return;
    }
    member.deregistering = true;
    member.late = !attributes.lateFlows().isZero();
    program();
    if (member.late) {
      after(
          attributes.lateFlows().toMillis(),
          () -> {
            member.late = false;
            program();
          });
    }
    after(attributes.deregistrationDelay().toMillis(), () -> drain(member, drained));
  }

  public synchronized List<Target> targets() {
    return members.values().stream().map(member -> member.target).toList();
  }

  public synchronized List<Target> healthy() {
    return members.values().stream()
        .filter(member -> member.healthy && !member.deregistering)
        .map(member -> member.target)
        .toList();
  }

  /// Zonal shift: takes a zone's address, and cross-zone its targets, out.
  public synchronized void shift(String zone) {
    shifted.add(zone);
    program();
  }

  public synchronized void unshift(String zone) {
    shifted.remove(zone);
    program();
  }

  /// The addresses that its name has in DNS now: of zones that have a healthy target and are not
  /// shifted away, or of all when there is none.
  public synchronized List<String> dnsAddresses() {
    return answers;
  }

  public void onDnsChange(Consumer<List<String>> listener) {
    dns.add(listener);
  }

  public List<Transition> transitions() {
    return List.copyOf(transitions);
  }

  public void onTransition(Consumer<Transition> listener) {
    listeners.add(listener);
  }

  @Override
  public synchronized void close() {
    timers.shutdownNow();
    List.copyOf(members.keySet()).forEach(this::remove);
    table.remove();
  }

  private void watch(Member member) {
    int run = 0;
    while (!Thread.currentThread().isInterrupted()) {
      boolean good = check.good(member.target.address());
      run = good == member.healthy ? 0 : run + 1;
      if (run >= (good ? check.healthy() : check.unhealthy())) {
        run = 0;
        change(member, good);
      }
      try {
        Thread.sleep(check.interval());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void change(Member member, boolean good) {
    synchronized (this) {
      if (members.get(member.target.name()) != member) {
        return;
      }
      member.healthy = good;
      if (!good && attributes.unhealthyTermination()) {
        cut(member);
      }
      program();
    }
    Transition transition = new Transition(Instant.now(), member.target, good);
    transitions.add(transition);
    listeners.forEach(listener -> listener.accept(transition));
  }

  private void drain(Member member, Runnable drained) {
    if (members.get(member.target.name()) == member) {
      if (attributes.deregistrationTermination()) {
        cut(member);
      }
      remove(member.target.name());
      program();
    }
    drained.run();
  }

  private void cut(Member member) {
    cut.add(member.mark);
    member.mark = MARKS.incrementAndGet();
  }

  private void remove(String name) {
    Member member = members.remove(name);
    if (member != null && member.checker != null) {
      member.checker.interrupt();
    }
  }

  private void after(long millis, Runnable task) {
    var _ =
        timers.schedule(
            () -> {
              synchronized (this) {
                task.run();
              }
            },
            millis,
            TimeUnit.MILLISECONDS);
  }

  private void program() {
    List<Routing.Candidate> candidates = new ArrayList<>();
    for (Member member : members.values()) {
      if (!member.deregistering || member.late) {
        candidates.add(
            new Routing.Candidate(
                member.target.zone(), member.target.address(), member.mark, member.healthy));
      }
    }
    Routing routing =
        Routing.of(List.copyOf(zones.keySet()), candidates, shifted, attributes.crossZone());
    table.program(routing, known, cut);
    List<String> now =
        routing.answers().stream().map(zone -> zones.getOrDefault(zone, "")).toList();
    if (!now.equals(answers)) {
      answers = now;
      dns.forEach(listener -> listener.accept(now));
    }
  }
}
