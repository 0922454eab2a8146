package causeway.access.decide;

import causeway.access.host.Host;
import causeway.access.snapshot.AccessSnapshot;
import java.net.InetAddress;
import java.time.Instant;

/// A snapshot indexed for deciding: immutable, shared by all event loops, swapped whole.
public final class Access {
  private Access() {}

  public static Access of(AccessSnapshot snapshot) {
    throw new UnsupportedOperationException(snapshot.farm());
  }

  /// The snapshot this was made of.
  public AccessSnapshot snapshot() {
    throw new UnsupportedOperationException();
  }

  /// Decides one connection; pure, safe on any thread, no allocation unless a report-only rule
  /// would change the answer.
  public Decision decide(Caller caller, Target target, Instant now) {
    throw new UnsupportedOperationException(caller + " " + target + " " + now);
  }

  /// Whether `address` lies in the managed prefix list of the endpoint that serves `host`. False
  /// when compiled offline.
  public boolean admits(Host host, InetAddress address) {
    throw new UnsupportedOperationException(host + " " + address);
  }

  /// One sentence for people: what was decided, why, and what to do about a refusal. Allocates.
  public String explain(Caller caller, Target target, Decision decision) {
    throw new UnsupportedOperationException(caller + " " + target + " " + decision);
  }
}
