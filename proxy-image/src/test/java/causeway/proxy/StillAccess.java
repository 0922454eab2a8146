package causeway.proxy;

import causeway.access.decide.Access;
import causeway.proxy.access.AccessCounts;
import causeway.proxy.access.AccessView;
import causeway.proxy.access.LoadedAccess;
import causeway.proxy.access.Probe;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Access that changes when a test says so.
public final class StillAccess implements AccessView {
  public volatile @Nullable LoadedAccess loaded;
  public volatile @Nullable Probe probe;
  public volatile String state = "ok";
  public volatile @Nullable String lastError;

  /// The standard rules under a sequence.
  public StillAccess load(long sequence) {
    Access access = Farm.standard().sequence(sequence).access();
    loaded = new LoadedAccess(access, "sha256:" + sequence, sequence, "test", Instant.EPOCH);
    return this;
  }

  /// The way to AWS works.
  public StillAccess reach() {
    probe = new Probe(true, Duration.ofMillis(3), null, null);
    return this;
  }

  /// It does not.
  public StillAccess fail(String code, String message) {
    probe = new Probe(false, Duration.ofSeconds(5), code, message);
    state = code;
    return this;
  }

  @Override
  public @Nullable LoadedAccess loaded() {
    return loaded;
  }

  @Override
  public AccessCounts counts() {
    return new AccessCounts(0, 0, lastError, null);
  }

  @Override
  public String state() {
    return state;
  }

  @Override
  public @Nullable Probe probe() {
    return probe;
  }
}
