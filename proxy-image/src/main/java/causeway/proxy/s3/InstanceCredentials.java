package causeway.proxy.s3;

import causeway.proxy.s3.InstanceMetadata.RoleCredentials;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/// The instance role's credentials, renewed in the background before they expire, so that no
/// request waits for the metadata service. When renewal fails the old ones are kept, even past
/// their time: whether they still hold is S3's to say.
final class InstanceCredentials implements CredentialsSource {
  static final Duration EARLY = Duration.ofMinutes(5);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(20);

  private static final System.Logger LOG = System.getLogger(InstanceCredentials.class.getName());

  private final InstanceMetadata metadata;
  private final Clock clock;
  private final Thread background;
  private volatile @Nullable RoleCredentials held;
  private boolean failing;

  InstanceCredentials(InstanceMetadata metadata, Clock clock) {
    this.metadata = metadata;
    this.clock = clock;
    this.background = Thread.ofVirtual().name("instance-credentials").start(this::renewUntilClosed);
  }

  private void renewUntilClosed() {
    try {
      while (true) {
        Thread.sleep(LOOK_EVERY);
        renewIfDue();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public AwsCredentialsIdentity current() {
    RoleCredentials present = held;
    return present != null ? present.identity() : first();
  }

  private synchronized AwsCredentialsIdentity first() {
    RoleCredentials present = held;
    if (present == null) {
      present = metadata.credentials();
      held = present;
    }
    return present.identity();
  }

  /// Renews what expires within five minutes; what was never asked for is not fetched.
  synchronized void renewIfDue() {
    RoleCredentials present = held;
    if (present == null) {
      return;
    }
    if (clock.instant().isBefore(present.expires().minus(EARLY))) {
      return;
    }
    try {
      held = metadata.credentials();
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        failing = true;
        LOG.log(
            System.Logger.Level.WARNING,
            "credentials that expire at "
                + present.expires()
                + " are not renewed: "
                + e.getMessage());
      }
    }
  }

  @Override
  public synchronized void refused(AwsCredentialsIdentity identity) {
    RoleCredentials present = held;
    if (present != null && present.identity().equals(identity)) {
      held = null;
    }
  }

  @Override
  public void close() {
    background.interrupt();
    metadata.close();
  }
}
