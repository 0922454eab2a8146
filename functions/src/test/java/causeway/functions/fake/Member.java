package causeway.functions.fake;

import causeway.reconcile.observed.Instance;
import causeway.reconcile.observed.LifecycleState;
import java.net.InetAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One instance of the fake group: what Auto Scaling knows of it, and what its machine does.
public final class Member {
  final String id;
  final String zone;
  final InetAddress address;
  final long template;
  final Instant launched;
  LifecycleState state = LifecycleState.PENDING;
  Instant since;
  boolean healthy = true;
  boolean served;
  @Nullable Instant died;
  @Nullable Wait wait;

  Member(String id, String zone, InetAddress address, long template, Instant now) {
    this.id = id;
    this.zone = zone;
    this.address = address;
    this.template = template;
    this.launched = now;
    this.since = now;
  }

  /// A wait at a hook.
  ///
  /// @param until when it times out, unless a heartbeat comes
  /// @param atMost when no heartbeat helps any more
  public record Wait(String hook, Instant began, Instant until, Instant atMost) {}

  public String id() {
    return id;
  }

  public String zone() {
    return zone;
  }

  public long template() {
    return template;
  }

  public LifecycleState state() {
    return state;
  }

  public Instant since() {
    return since;
  }

  public boolean healthy() {
    return healthy;
  }

  /// Whether it took clients in its present or an earlier life.
  public boolean served() {
    return served;
  }

  /// Whether the machine itself works.
  public boolean alive() {
    return died == null;
  }

  public @Nullable Wait waiting() {
    return wait;
  }

  Instance described() {
    return new Instance(id, zone, state, healthy, null);
  }

  public InetAddress address() {
    return address;
  }

  @Override
  public String toString() {
    return id + " (" + zone + ", " + state.code() + (healthy ? "" : ", unhealthy") + ")";
  }
}
