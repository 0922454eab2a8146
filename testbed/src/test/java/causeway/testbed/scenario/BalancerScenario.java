package causeway.testbed.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.testbed.network.BalancerAttributes;
import causeway.testbed.network.HealthCheck;
import causeway.testbed.network.HealthCheck.Protocol;
import causeway.testbed.network.Host;
import causeway.testbed.network.LoadBalancer;
import causeway.testbed.network.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A load balancer of its own, before two targets in two zones, asked by one client.
class BalancerScenario {
  private static final String A = "10.9.1.100";
  private static final String B = "10.9.2.100";
  private static final String CLIENT = "10.40.0.5";
  private static final LoadBalancer.Target ONE = new LoadBalancer.Target("one", "a", "10.9.1.10");
  private static final LoadBalancer.Target TWO = new LoadBalancer.Target("two", "b", "10.9.2.10");
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static @Nullable Host client;
  private static @Nullable Talker one;
  private static @Nullable Talker two;

  private Talker flows = flows();
  private @Nullable LoadBalancer balancer;
  private int opened;

  @BeforeAll
  static void machines() {
    var run = ScenarioRunner.inside().folder();
    client = Host.make(run, "lb-client", CLIENT, "10.40.0.1", "10.40.0.1");
    one =
        Talker.start(
            Host.make(run, "lb-one", ONE.address(), "10.9.1.1", "10.9.1.1"),
            "target.py",
            ONE.address(),
            "one");
    two =
        Talker.start(
            Host.make(run, "lb-two", TWO.address(), "10.9.2.1", "10.9.2.1"),
            "target.py",
            TWO.address(),
            "two");
  }

  @AfterAll
  static void end() {
    talker(one).close();
    talker(two).close();
  }

  private static Talker talker(@Nullable Talker talker) {
    if (talker == null) {
      throw new IllegalStateException("not started");
    }
    return talker;
  }

  private static Talker flows() {
    if (client == null) {
      throw new IllegalStateException("no client");
    }
    return Talker.start(client, "flows.py");
  }

  @BeforeEach
  void well() {
    talker(one).ask("well");
    talker(two).ask("well");
  }

  @AfterEach
  void sick() {
    talker(one).ask("sick");
    talker(two).ask("sick");
    flows.close();
    if (balancer != null) {
      balancer.close();
    }
  }

  private LoadBalancer start(BalancerAttributes attributes) {
    LoadBalancer made =
        new LoadBalancer(
            "scenario",
            new java.util.LinkedHashMap<>(Map.of("a", A, "b", B)),
            new HealthCheck(Protocol.TCP, 8080, "", Duration.ofMillis(100), 2, 2),
            attributes);
    balancer = made;
    made.start();
    made.register(ONE);
    made.register(TWO);
    await(made, 2);
    return made;
  }

  private static void await(LoadBalancer balancer, int healthy) {
    Waiting.until(
        healthy + " healthy targets",
        LIMIT,
        Duration.ofMillis(10),
        () -> balancer.healthy().size() == healthy);
  }

  /// Who answers on `many` new flows.
  private List<String> reached(String address, int many) {
    return IntStream.range(0, many)
        .mapToObj(n -> flows.ask("open f" + opened++ + " " + address).split(" ", 2)[0])
        .distinct()
        .sorted()
        .collect(Collectors.toList());
  }

  /// A flow to the target of this name.
  private String flowTo(String target) {
    for (int n = 0; n < 60; n++) {
      String name = "f" + opened++;
      if (flows.ask("open " + name + " " + A).startsWith(target + " ")) {
        return name;
      }
    }
    throw new IllegalStateException("no flow reached " + target);
  }

  @Test
  void crossZoneBothTargetsServeEachAddressAndSeeTheClient() {
    var _ = start(BalancerAttributes.FARM);
    assertThat(flows.ask("open x " + A)).endsWith(" " + CLIENT + " hello");
    assertThat(reached(A, 24)).containsExactly("one", "two");
    assertThat(reached(B, 24)).containsExactly("one", "two");
  }

  @Test
  void withoutCrossZoneAnAddressLeadsToItsOwnZone() {
    LoadBalancer balancer = start(BalancerAttributes.FARM.crossZone(false));
    assertThat(reached(A, 12)).containsExactly("one");
    assertThat(reached(B, 12)).containsExactly("two");
    balancer.deregister("two", () -> {});
    assertThat(flows.ask("open x " + B)).isEqualTo("refused");
  }

  @Test
  void dnsLeavesOutZonesThatAreDarkOrShiftedAway() {
    LoadBalancer balancer = start(BalancerAttributes.FARM);
    List<List<String>> seen = new java.util.concurrent.CopyOnWriteArrayList<>();
    balancer.onDnsChange(seen::add);
    assertThat(balancer.dnsAddresses()).containsExactlyInAnyOrder(A, B);
    balancer.shift("a");
    assertThat(balancer.dnsAddresses()).containsExactly(B);
    assertThat(reached(B, 24)).as("cross-zone, its targets go too").containsExactly("two");
    balancer.unshift("a");
    talker(one).ask("sick");
    await(balancer, 1);
    assertThat(balancer.dnsAddresses()).containsExactly(B);
    assertThat(reached(A, 12)).containsExactly("two");
    talker(two).ask("sick");
    await(balancer, 0);
    assertThat(balancer.dnsAddresses()).as("fail open").containsExactlyInAnyOrder(A, B);
    assertThat(reached(A, 24)).as("fail open").containsExactly("one", "two");
    assertThat(seen).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void aDeregisteredTargetKeepsItsFlowsAndGetsNoNewOnes() throws Exception {
    LoadBalancer balancer =
        start(BalancerAttributes.FARM.deregistration(Duration.ofMillis(500), Duration.ZERO, false));
    String flow = flowTo("one");
    CountDownLatch drained = new CountDownLatch(1);
    balancer.deregister("one", drained::countDown);
    assertThat(reached(A, 24)).containsExactly("two");
    assertThat(drained.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(balancer.targets()).containsExactly(TWO);
    assertThat(flows.ask("say " + flow)).as("after the delay").startsWith("one ");
    balancer.register(ONE);
    await(balancer, 2);
    assertThat(reached(A, 24)).containsExactly("one", "two");
  }

  @Test
  void deregistrationCutsFlowsWhenToldTo() throws Exception {
    LoadBalancer balancer =
        start(BalancerAttributes.FARM.deregistration(Duration.ofMillis(500), Duration.ZERO, true));
    String doomed = flowTo("one");
    String kept = flowTo("two");
    CountDownLatch drained = new CountDownLatch(1);
    balancer.deregister("one", drained::countDown);
    assertThat(flows.ask("say " + doomed)).startsWith("one ");
    assertThat(drained.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(flows.ask("say " + doomed)).isEqualTo("reset");
    assertThat(flows.ask("say " + kept)).startsWith("two ");
  }

  @Test
  void lateFlowsReachALeavingTargetForAMoment() {
    LoadBalancer balancer =
        start(
            BalancerAttributes.FARM.deregistration(
                Duration.ofMinutes(1), Duration.ofSeconds(5), false));
    balancer.deregister("one", () -> {});
    assertThat(reached(A, 24)).containsExactly("one", "two");
    Waiting.until(
        "end of late flows",
        LIMIT,
        Duration.ofMillis(200),
        () -> reached(A, 24).equals(List.of("two")));
  }

  @Test
  void anUnhealthyTargetKeepsItsFlows() {
    LoadBalancer balancer = start(BalancerAttributes.FARM);
    String flow = flowTo("one");
    talker(one).ask("sick");
    await(balancer, 1);
    assertThat(flows.ask("say " + flow)).startsWith("one ");
  }

  @Test
  void anUnhealthyTargetLosesItsFlowsWhenTerminationIsOn() {
    LoadBalancer balancer = start(BalancerAttributes.FARM.unhealthyTermination(true));
    String doomed = flowTo("one");
    String kept = flowTo("two");
    talker(one).ask("sick");
    await(balancer, 1);
    assertThat(flows.ask("say " + doomed)).isEqualTo("reset");
    assertThat(flows.ask("say " + kept)).startsWith("two ");
    talker(one).ask("well");
    await(balancer, 2);
    assertThat(flows.ask("say " + flowTo("one"))).startsWith("one ");
  }

  @Test
  void aFlowThatIsSilentTooLongIsReset() {
    var _ = start(BalancerAttributes.FARM.idleTimeout(Duration.ofSeconds(2)));
    String silent = flowTo("one");
    String spoken = flowTo("one");
    assertThat(flows.ask("hush " + spoken + " 1")).startsWith("one ");
    assertThat(flows.ask("hush " + spoken + " 1.5")).startsWith("one ");
    assertThat(flows.ask("say " + silent)).isEqualTo("reset");
  }
}
