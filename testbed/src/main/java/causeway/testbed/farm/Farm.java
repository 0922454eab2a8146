package causeway.testbed.farm;

import causeway.testbed.cloud.LocalStack;
import causeway.testbed.network.BalancerAttributes;
import causeway.testbed.network.Host;
import causeway.testbed.network.LoadBalancer;
import causeway.testbed.network.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One farm: a gateway endpoint in its subnets' routes, a proxy in each zone, and the load balancer
/// before them.
public final class Farm implements AutoCloseable {
  private static final Duration READY = Duration.ofSeconds(90);

  private final FarmPlan plan;
  private final List<ProxyInstance> proxies;
  private final LoadBalancer loadBalancer;
  private final Publisher publisher;

  private Farm(
      FarmPlan plan, List<ProxyInstance> proxies, LoadBalancer loadBalancer, Publisher publisher) {
    this.plan = plan;
    this.proxies = List.copyOf(proxies);
    this.loadBalancer = loadBalancer;
    this.publisher = publisher;
  }

  /// Makes routes, hosts and the load balancer; starts no proxy yet.
  ///
  /// @param table the number of the endpoint's route table
  public static Farm build(Path run, FarmPlan plan, int table, Path authority, LocalStack cloud) {
    plan.endpoint(table).attach();
    List<ProxyInstance> proxies = new ArrayList<>();
    for (FarmPlan.Zone zone : plan.zones()) {
      String name = "proxy-" + plan.id() + "-" + zone.name().charAt(zone.name().length() - 1);
      Host host = Host.make(run, name, zone.proxy(), zone.gateway(), plan.resolver());
      proxies.add(new ProxyInstance(host, plan, zone, authority));
    }
    LoadBalancer balancer =
        new LoadBalancer(
            plan.id(), plan.entrancesByZone(), FarmPlan.HEALTH_CHECK, BalancerAttributes.FARM);
    return new Farm(plan, proxies, balancer, new Publisher(cloud, plan));
  }

  public FarmPlan plan() {
    return plan;
  }

  public List<ProxyInstance> proxies() {
    return proxies;
  }

  public LoadBalancer loadBalancer() {
    return loadBalancer;
  }

  public Publisher publisher() {
    return publisher;
  }

  public void start() {
    proxies.forEach(ProxyInstance::start);
    loadBalancer.start();
    for (ProxyInstance proxy : proxies) {
      FarmPlan.Zone zone = proxy.zone();
      loadBalancer.register(new LoadBalancer.Target(proxy.name(), zone.name(), zone.proxy()));
    }
  }

  /// Waits until the load balancer counts every proxy as healthy.
  public Duration awaitHealthy() {
    return Waiting.until(
        proxies.size() + " healthy proxies of " + plan.id() + ", see " + proxies.getFirst().log(),
        READY,
        Duration.ofMillis(20),
        () -> loadBalancer.healthy().size() == proxies.size());
  }

  @Override
  public void close() {
    loadBalancer.close();
  }
}
