package causeway.access.host;

/// The partition that ARNs of a Region's resources name.
public final class ArnPartition {
  private ArnPartition() {}

  /// Such as `aws-cn`; `aws` for a Region of no known partition.
  public static String of(String region) {
    Partition partition = Partition.ofRegion(region);
    return partition == null ? Partition.AWS.id() : partition.id();
  }
}
