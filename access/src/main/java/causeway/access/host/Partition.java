package causeway.access.host;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// AWS's partitions with their DNS suffixes and Regions, as AWS publishes them for its SDKs
/// (`partitions.json`). A Region younger than this table is recognised by its partition's pattern,
/// so a new Region needs no new build.
enum Partition {
  AWS(
      "aws",
      "amazonaws.com",
      "api.aws",
      "(us|eu|ap|sa|ca|me|af|il|mx)-\\w+-\\d+",
      """
      af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1
      ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5
      ap-southeast-6 ap-southeast-7 ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1
      eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 il-central-1 me-central-1 me-south-1
      me-west-1 mx-central-1 sa-east-1 sa-west-1 us-east-1 us-east-2 us-west-1 us-west-2\
      """),
  AWS_CN(
      "aws-cn",
      "amazonaws.com.cn",
      "api.amazonwebservices.com.cn",
      "cn-\\w+-\\d+",
      "cn-north-1 cn-northwest-1"),
  AWS_EUSC(
      "aws-eusc",
      "amazonaws.eu",
      "api.amazonwebservices.eu",
      "eusc-(de)-\\w+-\\d+",
      "eusc-de-east-1"),
  AWS_ISO(
      "aws-iso", "c2s.ic.gov", "api.aws.ic.gov", "us-iso-\\w+-\\d+", "us-iso-east-1 us-iso-west-1"),
  AWS_ISO_B(
      "aws-iso-b",
      "sc2s.sgov.gov",
      "api.aws.scloud",
      "us-isob-\\w+-\\d+",
      "us-isob-east-1 us-isob-west-1"),
  AWS_ISO_E(
      "aws-iso-e",
      "cloud.adc-e.uk",
      "api.cloud-aws.adc-e.uk",
      "eu-isoe-\\w+-\\d+",
      "eu-isoe-west-1"),
  AWS_ISO_F(
      "aws-iso-f",
      "csp.hci.ic.gov",
      "api.aws.hci.ic.gov",
      "us-isof-\\w+-\\d+",
      "us-isof-east-1 us-isof-south-1"),
  AWS_US_GOV(
      "aws-us-gov", "amazonaws.com", "api.aws", "us-gov-\\w+-\\d+", "us-gov-east-1 us-gov-west-1");

  private static final Map<String, Partition> KNOWN = known();

  private final String id;
  private final String suffix;
  private final String dualStackSuffix;
  private final Pattern younger;
  private final String regions;

  Partition(String id, String suffix, String dualStackSuffix, String pattern, String regions) {
    this.id = id;
    this.suffix = suffix;
    this.dualStackSuffix = dualStackSuffix;
    this.younger = Pattern.compile(pattern);
    this.regions = regions;
  }

  /// The partition of a listed Region, or null: then [#ofRegion(String)] may still know its kind.
  static @Nullable Partition ofListedRegion(String region) {
    return KNOWN.get(region);
  }

  /// The partition of a Region, listed or younger than the table; null where no partition's pattern
  /// matches.
  static @Nullable Partition ofRegion(String region) {
    Partition listed = KNOWN.get(region);
    if (listed != null) {
      return listed;
    }
    for (Partition partition : values()) {
      if (partition.younger.matcher(region).matches()) {
        return partition;
      }
    }
    return null;
  }

  /// As in an ARN, such as `aws-cn`.
  String id() {
    return id;
  }

  /// The DNS suffix of the classic names, such as `amazonaws.com`; two partitions may share it.
  String suffix() {
    return suffix;
  }

  /// The DNS suffix of the newer dual-stack names, such as `api.aws`. S3 itself does not use it.
  String dualStackSuffix() {
    return dualStackSuffix;
  }

  private static Map<String, Partition> known() {
    var known = new HashMap<String, Partition>();
    for (Partition partition : values()) {
      for (String region : partition.regions.split("\\s+", -1)) {
        known.put(region, partition);
      }
    }
    return Map.copyOf(known);
  }
}
