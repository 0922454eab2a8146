package causeway.testbed.cloud;

import java.util.Map;

/// AWS's own prefix lists of a Region. LocalStack's hold real addresses of AWS; here each is
/// replaced by one with a block reserved for documentation, so that nothing made of it can lead out
/// of this machine.
public final class PrefixLists {
  private PrefixLists() {}

  /// Makes the list of `service` hold `block` alone.
  ///
  /// @param service `s3` or `dynamodb`
  /// @return the list's id
  public static String replace(Aws aws, String service, String block) {
    String name = "com.amazonaws." + aws.region() + "." + service;
    Map<String, String> filter =
        Map.of("Filter.1.Name", "prefix-list-name", "Filter.1.Value.1", name);
    aws.query(Service.EC2, "DescribeManagedPrefixLists", filter)
        .all("prefixListSet/item")
        .forEach(list ->
            aws.query(
                Service.EC2,
                "DeleteManagedPrefixList",
                Map.of("PrefixListId", list.text("prefixListId"))));
    // A deleted list is told of once more, as being deleted.
    aws.query(Service.EC2, "DescribeManagedPrefixLists", filter);
    return aws.query(
            Service.EC2,
            "CreateManagedPrefixList",
            Map.of(
                "PrefixListName", name,
                "AddressFamily", "IPv4",
                "MaxEntries", "1",
                "Entry.1.Cidr", block,
                "Entry.1.Description", service))
        .text("prefixList/prefixListId");
  }
}
