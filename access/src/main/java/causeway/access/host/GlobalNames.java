package causeway.access.host;

import causeway.access.host.Spelled.Name;

/// Names without a Region label of their own: the legacy global ones, those with the Region inside
/// the service's label, acceleration, and Multi-Region Access Points.
final class GlobalNames {
  private static final String WEBSITE = "s3-website-";
  private static final String LEGACY = "s3-";

  private GlobalNames() {}

  /// Reads the first `labels` labels; the last of them stands next to the suffix.
  static Host read(Name name, int labels, Suffix suffix) {
    int left = labels - 1;
    String last = name.label(left);
    if (suffix.dualStack()) {
      return unknown(name);
    }
    if (last.equals("dualstack")) {
      return left > 0 && name.label(left - 1).equals("s3-accelerate")
          ? BucketNames.accelerate(name, left - 1)
          : unknown(name);
    }
    // Only the partition aws has global and hyphenated names; aws-us-gov shares its suffix.
    boolean commercial = suffix.belongsTo(Partition.AWS);
    if (commercial && last.equals("s3")) {
      return BucketNames.global(name, left);
    }
    if (commercial && last.equals("s3-external-1")) {
      return BucketNames.legacy(name, left, "us-east-1");
    }
    if (last.equals("s3-accelerate")) {
      return BucketNames.accelerate(name, left);
    }
    if (last.equals("s3-global")) {
      return AccessPointNames.multiRegion(name, left);
    }
    return last.startsWith(WEBSITE)
        ? website(name, left, last.substring(WEBSITE.length()), suffix)
        : hyphenated(name, left, last, suffix);
  }

  private static Host website(Name name, int left, String region, Suffix suffix) {
    Partition partition = Partition.ofRegion(region);
    return partition != null && suffix.belongsTo(partition)
        ? BucketNames.website(name, left, region)
        : unknown(name);
  }

  /// `s3-R`: AWS gives it to no new Region, so the listed ones are all there will be.
  private static Host hyphenated(Name name, int left, String last, Suffix suffix) {
    if (!last.startsWith(LEGACY) || !suffix.belongsTo(Partition.AWS)) {
      return unknown(name);
    }
    String region = last.substring(LEGACY.length());
    Partition partition = Partition.ofListedRegion(region);
    return partition != null && suffix.belongsTo(partition)
        ? BucketNames.legacy(name, left, region)
        : unknown(name);
  }

  private static Host unknown(Name name) {
    return Reading.unknown(name, "AWS publishes no such name without a Region");
  }
}
