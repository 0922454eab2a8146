package causeway.proxy.s3;

import java.util.regex.Pattern;

/// Who this instance is, as its metadata service says. The values become keys of objects and parts
/// of an ARN, so each is checked for its form.
///
/// @param id such as `i-0abc`
/// @param address private, in text
public record InstanceIdentity(
    String id, String zone, String region, String account, String address) {
  private static final Pattern ID = Pattern.compile("i-[0-9A-Za-z-]{1,60}");
  private static final Pattern PLACE = Pattern.compile("[a-z0-9-]{1,40}");
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-f.:]{2,45}");

  public InstanceIdentity {
    check("instanceId", id, ID);
    check("availabilityZone", zone, PLACE);
    check("region", region, PLACE);
    check("accountId", account, ACCOUNT);
    check("privateIp", address, ADDRESS);
  }

  private static void check(String field, String value, Pattern form) {
    if (!form.matcher(value).matches()) {
      throw new IllegalArgumentException(field + " has not the form " + form);
    }
  }

  /// The same as `${ec2:SourceInstanceARN}` in policies.
  public String arn() {
    return "arn:"
        + Partition.of(region).id()
        + ":ec2:"
        + region
        + ":"
        + account
        + ":instance/"
        + id;
  }
}
