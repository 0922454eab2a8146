package causeway.access.host;

/// Every form of host name that AWS publishes for S3 and DynamoDB, in all partitions, parsed from
/// the right.
public final class HostCatalogue {
  private HostCatalogue() {}

  /// Parses one name; never throws. A port (`:443`) and one trailing dot are dropped.
  public static Host parse(String name) {
    throw new UnsupportedOperationException(name);
  }
}
