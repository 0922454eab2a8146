package causeway.access.host;

/// Sends a Regional name to the family that its service label belongs to, and holds the two rules
/// that all families share: where dual-stack is spelled, and that aws-cn has no FIPS endpoints.
final class RegionalNames {
  private RegionalNames() {}

  static Host read(Place place) {
    if (place.dualStackLabel() && place.dualStackSuffix()) {
      return place.unknown();
    }
    Host host = family(place);
    // The rule sets refuse FIPS in aws-cn for S3 alone.
    if (place.fips()
        && place.partition() == Partition.AWS_CN
        && host.form() != Form.UNKNOWN
        && place.service().startsWith("s3")) {
      return new Reading(host).refused(Refusal.FIPS_NOT_IN_PARTITION);
    }
    return host;
  }

  private static Host family(Place place) {
    boolean plain = !place.dualStackSuffix() && !place.dualStackLabel();
    return switch (place.service()) {
      case "s3" -> place.dualStackSuffix() ? place.unknown() : BucketNames.regional(place);
      case "s3-accesspoint" ->
          place.dualStackSuffix() ? place.unknown() : AccessPointNames.regional(place);
      case "s3-object-lambda" -> plain ? AccessPointNames.objectLambda(place) : place.unknown();
      case "s3-control" -> place.dualStackSuffix() ? place.unknown() : ControlNames.read(place);
      case "s3-outposts" -> place.dualStackLabel() ? place.unknown() : OutpostNames.read(place);
      case "s3-website" ->
          plain && !place.fips()
              ? BucketNames.website(place.name(), place.left(), place.region())
              : place.unknown();
      case "s3-accelerate" ->
          place.dualStackSuffix() || place.fips()
              ? place.unknown()
              : BucketNames.accelerate(place.name(), place.left());
      case "dynamodb",
          "search-dynamodb",
          "streams-dynamodb",
          "ddb",
          "search-ddb",
          "streams-ddb",
          "dax",
          "dax-clusters" ->
          place.dualStackLabel() ? place.unknown() : DynamoNames.read(place);
      default ->
          place.service().startsWith("s3express-") && !place.dualStackSuffix()
              ? ExpressNames.read(place)
              : place.unknown();
    };
  }
}
