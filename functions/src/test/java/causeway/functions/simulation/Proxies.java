package causeway.functions.simulation;

import causeway.functions.fake.GroupWatcher;
import causeway.functions.fake.Member;
import causeway.functions.simulation.Coverage.Kind;
import causeway.functions.simulation.Documents.Content;
import causeway.functions.simulation.Documents.Door;
import causeway.functions.simulation.SimulatedProxy.Trouble;
import causeway.reconcile.observed.LifecycleState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// All proxies, and the clients, who find them by DNS and keep its answers for their time to live.
final class Proxies implements GroupWatcher {
  private static final int CLIENTS = 6;

  private final World world;
  private final Map<String, SimulatedProxy> all = new LinkedHashMap<>();
  private final List<@Nullable Answer> caches = new ArrayList<>();
  private boolean stillborn;

  /// What a client's resolver remembers.
  private record Answer(List<String> instances, Instant expires) {}

  Proxies(World world) {
    this.world = world;
    for (int i = 0; i < CLIENTS; i++) {
      caches.add(null);
    }
  }

  Optional<SimulatedProxy> of(String instance) {
    return Optional.ofNullable(all.get(instance));
  }

  Collection<SimulatedProxy> all() {
    return all.values();
  }

  /// The next one to be launched never comes up.
  void nextStillborn() {
    stillborn = true;
  }

  @Override
  public void launching(Member member, boolean fresh) {
    Duration boot = Duration.ofSeconds(5 + world.random.nextInt(70));
    world.coverage.count(fresh ? Kind.LAUNCHES : Kind.OUT_OF_THE_POOL);
    world.trace.add("group", "starts " + member);
    SimulatedProxy known = all.get(member.id());
    if (known != null) {
      known.restart(boot);
      return;
    }
    SimulatedProxy proxy = new SimulatedProxy(world, member, boot);
    boolean badImage = world.cloud.templates().image(member.template()).startsWith("ami-bad");
    if (stillborn || badImage) {
      proxy.trouble = Trouble.STILLBORN;
      world.coverage.count(Kind.PROXIES_NEVER_READY);
      stillborn = false;
    }
    all.put(member.id(), proxy);
  }

  void second() {
    all.values().forEach(SimulatedProxy::tick);
    all.values().removeIf(proxy -> proxy.member.state() == LifecycleState.TERMINATED);
    if (world.random.nextInt(3) == 0) {
      connect(world.random.nextInt(CLIENTS));
    }
  }

  private void connect(int client) {
    Instant now = world.clock.instant();
    Answer answer = caches.get(client);
    if (answer == null || !answer.expires().isAfter(now)) {
      answer = new Answer(resolve(), now.plus(world.lifecycleConfig.settings().recordTtl()));
      caches.set(client, answer);
    }
    if (answer.instances().isEmpty()) {
      return;
    }
    String instance = answer.instances().get(world.random.nextInt(answer.instances().size()));
    SimulatedProxy proxy = all.get(instance);
    if (proxy != null && proxy.accepts()) {
      world.coverage.count(Kind.CONNECTIONS);
      boolean longLived = world.random.nextInt(6) == 0;
      proxy.connect(Duration.ofSeconds(1 + world.random.nextInt(longLived ? 900 : 20)));
    } else {
      caches.set(client, null);
    }
  }

  /// The records, or what the load balancer finds in service.
  private List<String> resolve() {
    Content content = world.history.contentInForce();
    if (content == null || content.door() == Door.NONE) {
      return List.of();
    }
    Set<String> named = new TreeSet<>(world.cloud.zone().instances(content.name()));
    if (content.door() == Door.LOAD_BALANCER) {
      world.cloud.group().members().stream()
          .filter(member -> member.state() == LifecycleState.IN_SERVICE)
          .forEach(member -> named.add(member.id()));
    }
    return List.copyOf(named);
  }
}
