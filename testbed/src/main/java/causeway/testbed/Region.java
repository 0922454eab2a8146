package causeway.testbed;

import causeway.testbed.cloud.Aws;
import causeway.testbed.cloud.LocalStack;
import causeway.testbed.cloud.Moto;
import causeway.testbed.cloud.Vpc;
import causeway.testbed.dns.CorporateDns;
import causeway.testbed.dns.HostedZone;
import causeway.testbed.dns.InboundEndpoint;
import causeway.testbed.dns.VpcResolver;
import causeway.testbed.enclosure.Inside;
import causeway.testbed.endpoint.Endpoints;
import causeway.testbed.endpoint.RouteTable;
import causeway.testbed.farm.Farm;
import causeway.testbed.farm.FarmPlan;
import causeway.testbed.farm.StackFarm;
import causeway.testbed.farm.Timers;
import causeway.testbed.instance.MetadataService;
import causeway.testbed.network.GatewayEndpoint;
import causeway.testbed.network.Host;
import causeway.testbed.s3.AccessLog;
import causeway.testbed.s3.CertificateAuthority;
import causeway.testbed.s3.ServiceFront;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A Region on one machine, with farms in it and remote networks around it. The enclosure's own
/// network namespace is the Region: its routers, load balancers, resolvers and S3 live there;
/// proxies and remote machines are hosts joined to it.
public final class Region implements AutoCloseable {
  /// The resolver of the office, in the office.
  public static final String CORPORATE_DNS = "10.20.0.53";

  /// AWS's is 60 s, which is long to watch.
  private static final Duration ALIAS_TTL = Duration.ofSeconds(5);

  private final Farm frankfurt;
  private final Farm virginia;
  private final Map<String, Client> clients = new LinkedHashMap<>();
  private final Map<FarmPlan, Vpc> vpcs = new HashMap<>();
  private final AccessLog s3 = new AccessLog();
  private final LocalStack cloud;
  private final CorporateDns corporateDns;
  private final ServiceFront front;
  private final Endpoints endpoints;
  private final Path trust;
  private final Inside inside;
  private @Nullable HostedZone zone;
  private @Nullable InboundEndpoint inbound;
  private @Nullable MetadataService metadata;
  private volatile @Nullable StackFarm deployed;

  private Region(Inside inside, BiConsumer<String, Duration> progress) {
    this.inside = inside;
    Path run = inside.folder();
    Started started = new Started(progress);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      cloud = LocalStack.start(inside.checkout(), run.resolve("localstack"));
      CertificateAuthority authority = new CertificateAuthority();
      trust = authority.write(run.resolve("ca.pem"));
      GatewayEndpoint.prepare();
      frankfurt = Farm.build(run, FarmPlan.FRANKFURT, 101, trust, cloud);
      virginia = Farm.build(run, FarmPlan.VIRGINIA, 102, trust, cloud);
      FarmPlan.IRELAND.endpoint(103).attach();
      FarmPlan.IRELAND.tablesEndpoint(104).ifPresent(GatewayEndpoint::attach);
      Host corporate = Host.make(run, "corporate-dns", CORPORATE_DNS, "10.20.0.1", CORPORATE_DNS);
      client(inside, Host.make(run, "office", "10.20.1.5", "10.20.1.1", CORPORATE_DNS), trust);
      client(inside, Host.make(run, "guests", "10.20.200.7", "10.20.200.1", CORPORATE_DNS), trust);
      client(inside, Host.make(run, "factory", "10.31.0.9", "10.31.0.1", CORPORATE_DNS), trust);
      started.at("namespaces, routes and cables of " + (clients.size() + 5) + " hosts");

      corporateDns = new CorporateDns(corporate, overrides(), FarmPlan.FRANKFURT.inboundEndpoint());
      VpcResolver resolver = new VpcResolver(run.resolve("vpc-resolver"), views());
      endpoints = new Endpoints(cloud.in(FarmPlan.FRANKFURT.region()));
      plans().forEach(plan -> endpoints.know(plan::caller));
      front = new ServiceFront(authority.issue(names()), this::backend, s3, run, endpoints::rule);
      front.listen(
          plans().stream().flatMap(plan -> plan.services().values().stream()).distinct().toList());
      List<CompletableFuture<Void>> parts = new ArrayList<>();
      parts.add(
          CompletableFuture.runAsync(
              () -> {
                corporateDns.start();
                resolver.start();
                started.at("corporate DNS and the VPCs' resolvers (BIND)");
              },
              threads));
      parts.add(
          CompletableFuture.runAsync(
              () -> {
                cloud.await();
                started.at("LocalStack answers");
                farms().forEach(this::stock);
                started.at("farm documents compiled and published");
                openFrontDoor();
                started.at("front doors in Route 53, behind an inbound endpoint");
              },
              threads));
      farms().forEach(Farm::start);
      parts.forEach(CompletableFuture::join);
      farms().forEach(Farm::awaitHealthy);
      started.at("load balancers count all proxies healthy");
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write into " + run, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while starting", e);
    }
  }

  /// Starts everything, in parallel where it can, and returns when requests are served.
  ///
  /// @param progress told what came up, and when since the start
  public static Region start(Inside inside, BiConsumer<String, Duration> progress) {
    return new Region(inside, progress);
  }

  public Farm frankfurt() {
    return frankfurt;
  }

  public Farm virginia() {
    return virginia;
  }

  public List<Farm> farms() {
    return List.of(frankfurt, virginia);
  }

  /// Deploys the farm that runs itself from the stack's template, unless it is there.
  ///
  /// @throws IllegalStateException when the template asks for what cannot be made
  public synchronized StackFarm deploy(Timers timers) {
    StackFarm there = deployed;
    if (there == null) {
      FarmPlan plan = FarmPlan.IRELAND;
      Moto.start(inside.checkout(), inside.folder());
      there =
          new StackFarm(
              plan,
              new StackFarm.Place(
                  inside.folder(),
                  inside.checkout().template(),
                  trust,
                  zone().id(),
                  metadata(),
                  endpoints),
              cloud.in(plan.region()),
              timers);
      deployed = there;
    }
    return there;
  }

  /// The farm that runs itself, once it is deployed.
  public Optional<StackFarm> deployed() {
    return Optional.ofNullable(deployed);
  }

  /// The metadata service of every instance, started when first asked for.
  public synchronized MetadataService metadata() {
    MetadataService there = metadata;
    if (there == null) {
      there =
          MetadataService.start(
              plans().stream().flatMap(plan -> plan.subnets().values().stream()).toList(),
              Clock.systemUTC());
      metadata = there;
    }
    return there;
  }

  /// The company's zone in Route 53.
  public HostedZone zone() {
    HostedZone there = zone;
    if (there == null) {
      throw new IllegalStateException("the Region has not come up");
    }
    return there;
  }

  /// S3's own side of every endpoint.
  public ServiceFront front() {
    return front;
  }

  /// The endpoints of all farms' route tables.
  public Endpoints endpoints() {
    return endpoints;
  }

  /// What S3 saw.
  public AccessLog s3() {
    return s3;
  }

  /// The certificate authority that clients must trust, in PEM.
  public Path trust() {
    return trust;
  }

  public LocalStack cloud() {
    return cloud;
  }

  public CorporateDns corporateDns() {
    return corporateDns;
  }

  public Client office() {
    return client("office");
  }

  public Client guests() {
    return client("guests");
  }

  public Client factory() {
    return client("factory");
  }

  /// The client machines by name.
  public Map<String, Client> clients() {
    return Map.copyOf(clients);
  }

  @Override
  public synchronized void close() {
    StackFarm stack = deployed;
    if (stack != null) {
      stack.close();
    }
    MetadataService instances = metadata;
    if (instances != null) {
      instances.close();
    }
    farms().forEach(Farm::close);
    front.close();
    if (zone != null && inbound != null) {
      zone.close();
      inbound.close();
    }
  }

  private Client client(String name) {
    Client client = clients.get(name);
    if (client == null) {
      throw new IllegalArgumentException("no host " + name + "; there are " + clients.keySet());
    }
    return client;
  }

  private void client(Inside inside, Host host, Path trust) {
    clients.put(host.name(), new Client(inside.checkout(), host, trust));
  }

  private void stock(Farm farm) {
    FarmPlan plan = farm.plan();
    cloud.makeBucket(plan.region(), plan.stateBucket());
    cloud.makeBucket(plan.region(), plan.id().equals("eu") ? "reports-2026" : "archive-2026");
    Aws aws = cloud.in(plan.region());
    Vpc vpc = Vpc.create(aws, plan.vpc(), plan.subnets());
    vpcs.put(plan, vpc);
    farm.publisher().open(vpc);
    endpoints.attach(plan.service(), new RouteTable(aws, vpc.routeTable(), "s3"));
    farm.publisher().publish(plan.documentText());
  }

  /// Makes the company's zone, and answers for it.
  private void openFrontDoor() {
    FarmPlan plan = frankfurt.plan();
    Aws aws = cloud.in(plan.region());
    String vpc = Objects.requireNonNull(vpcs.get(plan)).id();
    HostedZone zone = HostedZone.create(aws, CorporateDns.ZONE, vpc);
    farms()
        .forEach(farm ->
            zone.put(farm.plan().frontDoor(), farm.plan().entrances(), Duration.ofSeconds(60)));
    InboundEndpoint inbound = new InboundEndpoint(zone, this::addresses, ALIAS_TTL);
    try {
      inbound.listen(plan.inboundEndpoint());
      this.zone = zone;
      this.inbound = inbound;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while opening the inbound endpoint", e);
    }
  }

  /// Who answers for a service.
  ///
  /// @param address the service's
  private InetSocketAddress backend(String address) {
    boolean tables =
        plans().stream()
            .map(FarmPlan::tables)
            .anyMatch(there -> there != null && there.service().equals(address));
    return tables ? Moto.ADDRESS : cloud.address();
  }

  private List<String> addresses(String loadBalancer) {
    StackFarm stack = deployed;
    return stack == null ? List.of() : stack.addresses(loadBalancer);
  }

  private static List<FarmPlan> plans() {
    return List.of(FarmPlan.FRANKFURT, FarmPlan.VIRGINIA, FarmPlan.IRELAND);
  }

  private Map<String, List<String>> overrides() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    plans().forEach(plan -> names.put(plan.frontDoor(), plan.overridden()));
    return names;
  }

  private List<VpcResolver.View> views() {
    return plans().stream()
        .map(plan -> new VpcResolver.View(plan.id(), plan.vpc(), plan.resolver(), plan.services()))
        .toList();
  }

  private List<String> names() {
    return plans().stream()
        .flatMap(plan -> plan.services().keySet().stream())
        .flatMap(zone -> List.of(zone, "*." + zone).stream())
        .toList();
  }

  /// When each part came up.
  private static final class Started {
    private final long began = System.nanoTime();
    private final BiConsumer<String, Duration> progress;

    Started(BiConsumer<String, Duration> progress) {
      this.progress = progress;
    }

    void at(String what) {
      progress.accept(what, Duration.ofNanos(System.nanoTime() - began));
    }
  }
}
