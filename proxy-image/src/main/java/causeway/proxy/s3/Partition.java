package causeway.proxy.s3;

/// The parts AWS is divided into, told by the names of their Regions: each has its own prefix of
/// ARNs and its own domain.
enum Partition {
  CHINA("cn-", "aws-cn", "amazonaws.com.cn"),
  EUROPE("eusc-", "aws-eusc", "amazonaws.eu"),
  GOVERNMENT("us-gov-", "aws-us-gov", "amazonaws.com"),
  ISO("us-iso-", "aws-iso", "c2s.ic.gov"),
  ISO_B("us-isob-", "aws-iso-b", "sc2s.sgov.gov"),
  ISO_E("eu-isoe-", "aws-iso-e", "cloud.adc-e.uk"),
  ISO_F("us-isof-", "aws-iso-f", "csp.hci.ic.gov"),
  /// All other Regions.
  COMMERCIAL("", "aws", "amazonaws.com");

  private final String regions;
  private final String id;
  private final String domain;

  Partition(String regions, String id, String domain) {
    this.regions = regions;
    this.id = id;
    this.domain = domain;
  }

  static Partition of(String region) {
    for (Partition partition : values()) {
      if (region.startsWith(partition.regions)) {
        return partition;
      }
    }
    return COMMERCIAL;
  }

  /// As ARNs begin, such as `aws`.
  String id() {
    return id;
  }

  /// Of its services' names.
  String domain() {
    return domain;
  }
}
