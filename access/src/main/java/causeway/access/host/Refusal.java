package causeway.access.host;

/// Why no gateway endpoint carries a name: the only list of the reason codes. Codes are stable;
/// people filter records and write tests by them.
enum Refusal {
  EMPTY_NAME(
      "empty-name", "the host name is empty", "send the service's name in SNI or the Host header"),
  IP_LITERAL(
      "ip-literal",
      "an address names neither bucket nor Region",
      "connect by name, such as s3.eu-west-1.amazonaws.com"),
  MALFORMED_NAME(
      "malformed-name",
      "is not a host name",
      "use letters, digits and hyphens in labels of 1 to 63 characters, 253 in all"),
  UNKNOWN_HOST(
      "unknown-host",
      "AWS publishes no such name for S3 or DynamoDB",
      "use the service's own name, such as s3.eu-west-1.amazonaws.com"),
  BUCKET_NAME(
      "bucket-name",
      "no bucket can have this name",
      "use the bucket's own name, 3 to 63 characters"),
  ACCESS_POINT_NAME(
      "access-point-name",
      "names no access point",
      "write NAME-ACCOUNT, such as finance-111122223333"),
  ACCOUNT_ID("account-id", "names no account", "write the account's twelve digits"),
  FIPS_NOT_IN_PARTITION(
      "fips-not-in-partition",
      "the partition aws-cn has no FIPS endpoints",
      "use the name without -fips"),
  ACCELERATE(
      "accelerate",
      "Transfer Acceleration enters AWS at its edge locations, which no gateway endpoint reaches",
      "use the bucket's Regional name"),
  MULTI_REGION_ACCESS_POINT(
      "multi-region-access-point",
      "a Multi-Region Access Point is reached through Global Accelerator, not a gateway endpoint",
      "use an access point or bucket of the farm's Region"),
  OUTPOSTS(
      "outposts",
      "S3 on Outposts is served by the Outpost itself, not by a gateway endpoint",
      "reach the Outpost over its local gateway"),
  WEBSITE(
      "website",
      "a static website is plain HTTP, without credentials or encryption",
      "use the bucket's REST name, such as BUCKET.s3.REGION.amazonaws.com"),
  INTERFACE_ENDPOINT(
      "interface-endpoint",
      "the name belongs to an interface endpoint, which has addresses of its own",
      "use the service's own name"),
  STREAMS(
      "streams",
      "DynamoDB Streams is a service of its own that gateway endpoints do not carry",
      "use an interface endpoint for it"),
  DAX(
      "dax",
      "a DAX cluster lives at addresses of its VPC, not behind a gateway endpoint",
      "route to the cluster's VPC, or use dynamodb.REGION.amazonaws.com"),
  UNVERIFIED(
      "unverified",
      "it is not settled whether a gateway endpoint carries this name",
      "use the bucket's or table's Regional name");

  private final String code;
  private final String rule;
  private final String remedy;

  Refusal(String code, String rule, String remedy) {
    this.code = code;
    this.rule = rule;
    this.remedy = remedy;
  }

  /// The stable code, such as `ip-literal`.
  String code() {
    return code;
  }

  /// The sentence for `name`, one line: subject, broken rule, remedy.
  String message(String name) {
    return message(name, rule);
  }

  /// The same, with the very rule that this name breaks.
  String message(String name, String broken) {
    return "host \"" + name + "\": " + broken + "; " + remedy;
  }
}
