package causeway.proxy.s3;

import org.jspecify.annotations.Nullable;

/// The instance this process runs on. Its identity is asked for until it is known, and then never
/// again. Safe on any thread; closes the metadata client.
public final class Instance implements AutoCloseable {
  private static final String TARGET_STATE = "/latest/meta-data/autoscaling/target-lifecycle-state";

  private final InstanceMetadata metadata;
  private volatile @Nullable InstanceIdentity known;

  public Instance(InstanceMetadata metadata) {
    this.metadata = metadata;
  }

  /// The identity if it was learnt already; never blocks.
  public @Nullable InstanceIdentity known() {
    return known;
  }

  /// The identity; blocks while it is asked for.
  ///
  /// @throws AwsUnavailableException when the metadata service does not give it now
  public InstanceIdentity identity() {
    InstanceIdentity present = known;
    if (present == null) {
      present = metadata.identity();
      known = present;
    }
    return present;
  }

  /// Where Auto Scaling moves this instance, such as `InService` or `Terminated`, as it is written;
  /// null before it was in service for the first time.
  ///
  /// @throws AwsUnavailableException when the metadata service does not answer
  public @Nullable String targetLifecycleState() {
    String state = metadata.find(TARGET_STATE);
    return state == null ? null : state.strip();
  }

  @Override
  public void close() {
    metadata.close();
  }
}
