package causeway.functions.cloud;

import causeway.access.net.Cidr;
import causeway.reconcile.observed.PrefixList;
import java.util.List;
import java.util.Optional;

/// EC2's managed prefix lists.
public interface PrefixLists {
  /// A list by its id (`pl-…`), with all its entries.
  Optional<PrefixList> byId(String id);

  /// A list of AWS's by its name, such as `com.amazonaws.eu-west-1.s3`, with all its entries.
  Optional<PrefixList> byName(String name);

  /// At most 100 entries added and 100 removed.
  ///
  /// @throws CloudException CONFLICT when the list has another version or a change is going on
  void modify(String id, long currentVersion, List<Cidr> add, List<Cidr> remove);
}
