package causeway.reconcile.observed;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/// An address record set in Route 53 at the front door's name. Compare-and-set deletes exactly what
/// was seen, so every field that Route 53 compares is here.
public sealed interface RecordSet {
  /// The full name, in lower case, without the final dot.
  String name();

  /// The load balancer's alias.
  record Alias(String name, String target, String targetZoneId, boolean evaluateHealth)
      implements RecordSet {}

  /// One instance's multivalue answer; the set identifier is the instance's id.
  record Multivalue(String name, String instance, Duration ttl, List<InetAddress> addresses)
      implements RecordSet {
    public Multivalue {
      addresses = List.copyOf(addresses);
    }
  }

  /// A plain record that somebody else made.
  record Plain(String name, Duration ttl, List<InetAddress> addresses) implements RecordSet {
    public Plain {
      addresses = List.copyOf(addresses);
    }
  }
}
