package causeway.access.host;

/// S3 Express One Zone, which has a gateway endpoint of its own: directory buckets, their access
/// points, and the Regional control endpoint that has the bucket in the path.
final class ExpressNames {
  private static final String SERVICE = "s3express-";
  private static final String FIPS = "fips-";
  private static final String BUCKET = "--x-s3";
  private static final String ACCESS_POINT = "--xa-s3";

  private ExpressNames() {}

  static Host read(Place place) {
    String rest = place.service().substring(SERVICE.length());
    if (rest.equals("control")) {
      return place.left() == 0
          ? place.reading(Form.EXPRESS_CONTROL, Service.S3_EXPRESS).reachable()
          : place.unknown();
    }
    // Here FIPS stands before the zone, so it is not at the label's end.
    boolean fips = rest.startsWith(FIPS);
    String zone = fips ? rest.substring(FIPS.length()) : rest;
    if (place.fips() || !isZone(zone)) {
      return place.unknown();
    }
    Host host = inZone(place, zone);
    return fips && place.partition() == Partition.AWS_CN
        ? new Reading(host).refused(Refusal.FIPS_NOT_IN_PARTITION)
        : host;
  }

  private static Host inZone(Place place, String zone) {
    String held = place.prefix();
    if (held != null && held.endsWith(ACCESS_POINT)) {
      Reading reading =
          place.reading(Form.DIRECTORY_ACCESS_POINT, Service.S3_EXPRESS).accessPoint(held);
      return matches(place, held, ACCESS_POINT, zone)
          ? reading.reachable()
          : reading.refused(
              Refusal.ACCESS_POINT_NAME, "the host's zone \"" + zone + "\" is not the name's");
    }
    Reading reading = place.reading(Form.DIRECTORY_BUCKET, Service.S3_EXPRESS).bucket(held);
    String shape = "NAME--" + zone + BUCKET;
    if (held == null || !held.endsWith(BUCKET)) {
      return reading.refused(Refusal.BUCKET_NAME, "a directory bucket is called " + shape);
    }
    if (place.left() > 1) {
      return reading.refused(
          Refusal.BUCKET_NAME, "a directory bucket's name is one label, " + shape);
    }
    return matches(place, held, BUCKET, zone)
        ? reading.reachable()
        : reading.refused(
            Refusal.BUCKET_NAME, "the host's zone \"" + zone + "\" is not the bucket's");
  }

  /// Whether the label is `NAME--ZONE` and the ending, with a name and without dots.
  private static boolean matches(Place place, String held, String ending, String zone) {
    int end = held.length() - ending.length();
    int start = end - zone.length();
    return place.left() == 1
        && start > 2
        && held.startsWith(zone, start)
        && held.startsWith("--", start - 2);
  }

  /// A zone's id, such as `use1-az4` or `usw2-lax1-az1`.
  private static boolean isZone(String text) {
    int mark = text.lastIndexOf("-az");
    if (mark < 1 || mark + 3 == text.length()) {
      return false;
    }
    for (int i = mark + 3; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
