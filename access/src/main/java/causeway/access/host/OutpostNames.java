package causeway.access.host;

/// `s3-outposts` in all spellings: the service, `AP-A.op-ID.…`, `B.op-ID.…` and `ALIAS.ec2.…`.
final class OutpostNames {
  private OutpostNames() {}

  static Host read(Place place) {
    Reading reading = place.reading(Form.OUTPOSTS, Service.S3_OUTPOSTS);
    if (place.left() == 0) {
      return reading.refused(Refusal.OUTPOSTS);
    }
    String outpost = place.name().label(place.left() - 1);
    String held = place.name().first(place.left() - 1);
    if (held == null || !(outpost.startsWith("op-") || outpost.equals("ec2"))) {
      return place.unknown();
    }
    AccessPointLabel point = AccessPointLabel.of(held);
    if (point != null) {
      reading.accessPoint(point.name()).account(point.account());
    } else if (held.endsWith("--op-s3")) {
      reading.accessPoint(held);
    } else {
      reading.bucket(held);
    }
    return reading.refused(Refusal.OUTPOSTS);
  }
}
