package causeway.testbed.autoscaling;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One instance of a group, as the service knows it. Changed by the engine alone.
public final class Instance {
  private final String id;
  private final String address;
  private final Ec2.Launch launch;
  private final Instant launchedAt;

  LifecycleState state = LifecycleState.PENDING;
  boolean healthy = true;
  boolean scaleInProtected;
  boolean registered;
  @Nullable Instant inServiceSince;

  /// Hooks that hold it now, by name.
  final Map<String, HookWait> waits = new LinkedHashMap<>();

  /// What is being done to it.
  Activity activity;

  Instance(Ec2.Launched launched, Ec2.Launch launch, Instant launchedAt, Activity activity) {
    this.id = launched.instanceId();
    this.address = launched.address();
    this.launch = launch;
    this.launchedAt = launchedAt;
    this.activity = activity;
  }

  public String id() {
    return id;
  }

  public String address() {
    return address;
  }

  public Zone zone() {
    return launch.zone();
  }

  public LaunchTemplate template() {
    return launch.template();
  }

  public long version() {
    return launch.version();
  }

  public Instant launchedAt() {
    return launchedAt;
  }

  public LifecycleState state() {
    return state;
  }

  public boolean healthy() {
    return healthy;
  }

  public boolean scaleInProtected() {
    return scaleInProtected;
  }

  /// Whether it is of the very template and version.
  boolean isOf(LaunchTemplate other, long version) {
    return template().id().equals(other.id()) && version() == version;
  }

  TargetGroups.Target target() {
    return new TargetGroups.Target(id, zone().name(), address);
  }

  @Override
  public String toString() {
    return id + " in " + zone().name() + ", " + state.spelled() + (healthy ? "" : ", unhealthy");
  }
}
