package causeway.reconcile.observed;

import causeway.access.net.Cidr;
import java.util.List;

/// A managed prefix list.
///
/// @param version that a change must name
/// @param busy whether a change is still going on, so that another would be refused
public record PrefixList(
    String id, String name, long version, int maxEntries, boolean busy, List<Cidr> entries) {
  public PrefixList {
    entries = List.copyOf(entries);
  }
}
