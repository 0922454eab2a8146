package causeway.testbed.stack;

import causeway.testbed.cloud.Aws;
import causeway.testbed.cloud.Service;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Makes buckets as the template has them: versioned or not, with or without events.
final class Buckets {
  private Buckets() {}

  static Made bucket(Request request) {
    Properties properties = request.properties();
    String name = properties.text("BucketName", request.generatedLowerName() + "-" + Aws.ACCOUNT);
    Aws aws = request.aws();
    put(
        aws,
        "/" + name,
        aws.region().equals("us-east-1")
            ? ""
            : "<CreateBucketConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                + "<LocationConstraint>"
                + aws.region()
                + "</LocationConstraint></CreateBucketConfiguration>");
    String versioning = properties.within("VersioningConfiguration").text("Status", "");
    if (!versioning.isEmpty()) {
      put(
          aws,
          "/" + name + "?versioning",
          "<VersioningConfiguration><Status>" + versioning + "</Status></VersioningConfiguration>");
    }
    if (events(properties)) {
      put(
          aws,
          "/" + name + "?notification",
          "<NotificationConfiguration><EventBridgeConfiguration/></NotificationConfiguration>");
    }
    return new Made(
        name,
        Map.of(
            "Arn", "arn:aws:s3:::" + name,
            "DomainName", name + ".s3.amazonaws.com",
            "RegionalDomainName", name + ".s3." + aws.region() + ".amazonaws.com"));
  }

  /// Present and not switched off means on.
  private static boolean events(Properties properties) {
    Properties notification = properties.within("NotificationConfiguration");
    return notification.has("EventBridgeConfiguration")
        && notification
            .within("EventBridgeConfiguration")
            .text("EventBridgeEnabled", "true")
            .equals("true");
  }

  /// Kept by S3 as it would be; who may do what is not decided by it here.
  static Made policy(Request request) {
    String bucket = request.properties().text("Bucket");
    put(
        request.aws(),
        "/" + bucket + "?policy",
        request.properties().get("PolicyDocument").toString());
    return Made.of(bucket);
  }

  private static void put(Aws aws, String path, String body) {
    aws.rest(Service.S3, "PUT", path, body.getBytes(StandardCharsets.UTF_8), Map.of());
  }
}
