package causeway.testbed.instance;

import causeway.testbed.autoscaling.Ec2;
import causeway.testbed.autoscaling.LaunchTemplate;
import causeway.testbed.autoscaling.Zone;
import causeway.testbed.enclosure.Command;
import causeway.testbed.endpoint.Caller;
import causeway.testbed.network.Host;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// EC2 to Auto Scaling: an instance is a record in the cloud, a machine in its subnet, a process of
/// the image's, and metadata. It dies with its process; what is launched or ended takes its time on
/// threads of the fleet's own.
public final class InstanceFleet implements Ec2, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(InstanceFleet.class.getName());

  private final Place place;
  private final CloudInstances cloud;
  private final InstanceImage image;
  private final MetadataService metadata;
  private final Map<String, RunningInstance> running = new ConcurrentHashMap<>();
  private final Set<String> restarting = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// Where and as whom instances run.
  ///
  /// @param run the run's folder
  /// @param subnets by their ids
  /// @param role the instance profile's role
  /// @param credentialsLife of the role's credentials
  /// @param grace between SIGTERM and SIGKILL
  public record Place(
      Path run,
      String region,
      String account,
      Map<String, Subnet> subnets,
      String role,
      Duration credentialsLife,
      Duration grace) {}

  public InstanceFleet(
      Place place, CloudInstances cloud, InstanceImage image, MetadataService metadata) {
    this.place = place;
    this.cloud = cloud;
    this.image = image;
    this.metadata = metadata;
  }

  /// Those that are there, dead ones included until somebody terminates them.
  public List<RunningInstance> instances() {
    return List.copyOf(running.values());
  }

  public Optional<RunningInstance> instance(String id) {
    return Optional.ofNullable(running.get(id));
  }

  /// The instance that was given a key; nothing when none was.
  public Optional<Caller> caller(String accessKey) {
    return running.values().stream()
        .filter(each -> each.metadata().credentials().issued(accessKey))
        .map(RunningInstance::identity)
        .map(it -> Caller.instance(it.account(), place.role(), it.region(), it.id(), it.address()))
        .findFirst();
  }

  @Override
  public void launch(Launch launch, Consumer<Launched> launched, Consumer<String> failed) {
    threads.execute(() -> {
      Launched up;
      try {
        up = start(launch);
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "cannot launch in " + launch.zone(), e);
        failed.accept(String.valueOf(e.getMessage()));
        return;
      }
      launched.accept(up);
    });
  }

  @Override
  public void terminate(String instanceId, Runnable gone) {
    threads.execute(() -> {
      RunningInstance instance = running.remove(instanceId);
      if (instance != null) {
        end(instance);
      }
      gone.run();
    });
  }

  @Override
  public void targetLifecycleState(String instanceId, String state) {
    instance(instanceId).ifPresent(instance -> instance.metadata().targetLifecycleState(state));
  }

  @Override
  public boolean running(String instanceId) {
    return restarting.contains(instanceId)
        || instance(instanceId).map(RunningInstance::alive).orElse(false);
  }

  /// Kills an instance's process and starts it again, as a service manager does: to EC2 the machine
  /// runs all the while.
  public void restart(String instanceId) throws InterruptedException {
    RunningInstance instance =
        instance(instanceId)
            .orElseThrow(() -> new IllegalArgumentException("no instance " + instanceId));
    restarting.add(instanceId);
    try {
      running.replace(instanceId, instance, instance.restart());
    } finally {
      restarting.remove(instanceId);
    }
  }

  @Override
  public long version(LaunchTemplate template) {
    return cloud.version(template);
  }

  @Override
  public Zone zone(String subnetId) {
    return cloud.zone(subnetId);
  }

  /// Ends every instance and waits for that.
  @Override
  public void close() {
    running.keySet().forEach(id -> terminate(id, () -> {}));
    threads.close();
  }

  private Launched start(Launch launch) {
    Subnet subnet = subnet(launch.zone());
    String address = subnet.take();
    String id;
    try {
      id = cloud.run(launch, address);
    } catch (RuntimeException e) {
      subnet.release(address);
      throw e;
    }
    InstanceIdentity identity =
        new InstanceIdentity(id, launch.zone().name(), place.region(), place.account(), address);
    InstanceMetadata says =
        new InstanceMetadata(
            identity,
            new RoleCredentials(place.role(), Clock.systemUTC(), place.credentialsLife()),
            Map.of());
    metadata.add(says);
    Host host;
    try {
      host = Host.make(place.run(), id, address, subnet.gateway(), subnet.resolver());
    } catch (RuntimeException e) {
      forget(identity);
      throw e;
    }
    try {
      Command program = image.boot(host, identity, launch);
      running.put(id, RunningInstance.start(identity, host, says, program));
      return new Launched(id, address);
    } catch (RuntimeException e) {
      host.remove();
      forget(identity);
      throw e;
    }
  }

  private void end(RunningInstance instance) {
    try {
      instance.end(place.grace());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    forget(instance.identity());
  }

  private void forget(InstanceIdentity identity) {
    metadata.remove(identity.address());
    place.subnets().values().forEach(subnet -> subnet.release(identity.address()));
    try {
      cloud.terminate(identity.id());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "EC2 does not terminate " + identity.id(), e);
    }
  }

  private Subnet subnet(Zone zone) {
    Subnet subnet = place.subnets().get(zone.subnetId());
    if (subnet == null) {
      throw new IllegalStateException(
          "no subnet " + zone.subnetId() + "; there are " + place.subnets().keySet());
    }
    return subnet;
  }
}
