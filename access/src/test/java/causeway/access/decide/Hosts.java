package causeway.access.decide;

import causeway.access.host.Form;
import causeway.access.host.Host;
import causeway.access.host.Service;
import org.jspecify.annotations.Nullable;

/// Hosts as the catalogue parses them, built by hand so that a decision's test rests on nothing but
/// the decision.
public final class Hosts {
  public static final String REGION = "eu-west-1";

  private Hosts() {}

  public static Host bucket(String bucket) {
    return bucket(bucket, REGION);
  }

  public static Host bucket(String bucket, String region) {
    return reachable(
        bucket + ".s3." + region + ".amazonaws.com",
        Form.VIRTUAL_HOSTED,
        Service.S3,
        bucket,
        null,
        null,
        region);
  }

  public static Host globalBucket(String bucket) {
    return reachable(
        bucket + ".s3.amazonaws.com",
        Form.GLOBAL_VIRTUAL_HOSTED,
        Service.S3,
        bucket,
        null,
        null,
        null);
  }

  public static Host global() {
    return reachable(
        "s3.amazonaws.com", Form.GLOBAL_PATH_STYLE, Service.S3, null, null, null, "us-east-1");
  }

  public static Host path() {
    return reachable(
        "s3." + REGION + ".amazonaws.com", Form.PATH_STYLE, Service.S3, null, null, null, REGION);
  }

  public static Host regional(String prefix, String account) {
    String bucket = prefix + "-" + account + "-" + REGION + "-an";
    return reachable(
        bucket + ".s3." + REGION + ".amazonaws.com",
        Form.ACCOUNT_REGIONAL,
        Service.S3,
        bucket,
        null,
        account,
        REGION);
  }

  public static Host accessPoint(String name, String account) {
    return reachable(
        name + "-" + account + ".s3-accesspoint." + REGION + ".amazonaws.com",
        Form.ACCESS_POINT,
        Service.S3,
        null,
        name,
        account,
        REGION);
  }

  public static Host alias(String alias) {
    return reachable(
        alias + ".s3." + REGION + ".amazonaws.com",
        Form.ACCESS_POINT_ALIAS,
        Service.S3,
        null,
        alias,
        null,
        REGION);
  }

  public static Host directoryBucket(String bucket) {
    return reachable(
        bucket + ".s3express-euw1-az1." + REGION + ".amazonaws.com",
        Form.DIRECTORY_BUCKET,
        Service.S3_EXPRESS,
        bucket,
        null,
        null,
        REGION);
  }

  public static Host expressControl() {
    return reachable(
        "s3express-control." + REGION + ".amazonaws.com",
        Form.EXPRESS_CONTROL,
        Service.S3_EXPRESS,
        null,
        null,
        null,
        REGION);
  }

  public static Host dynamodb() {
    return reachable(
        "dynamodb." + REGION + ".amazonaws.com",
        Form.REGIONAL,
        Service.DYNAMODB,
        null,
        null,
        null,
        REGION);
  }

  public static Host website(String bucket) {
    return new Host(
        bucket + ".s3-website." + REGION + ".amazonaws.com",
        Form.WEBSITE,
        Service.S3,
        bucket,
        null,
        null,
        REGION,
        false,
        "website",
        "website endpoints speak HTTP only");
  }

  public static Host invalid(String name) {
    return new Host(
        name,
        Form.INVALID,
        null,
        null,
        null,
        null,
        null,
        false,
        "ip-literal",
        "an address is not a name");
  }

  private static Host reachable(
      String name,
      Form form,
      Service service,
      @Nullable String bucket,
      @Nullable String accessPoint,
      @Nullable String account,
      @Nullable String region) {
    return new Host(name, form, service, bucket, accessPoint, account, region, true, null, null);
  }
}
