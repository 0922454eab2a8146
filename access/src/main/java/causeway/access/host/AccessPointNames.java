package causeway.access.host;

import causeway.access.host.Spelled.Name;

/// Access points, Object Lambda access points and Multi-Region Access Points.
final class AccessPointNames {
  private AccessPointNames() {}

  /// `AP-A.s3-accesspoint[-fips][.dualstack].R.S`.
  static Host regional(Place place) {
    Reading reading = place.reading(Form.ACCESS_POINT, Service.S3);
    String label = place.onlyLabel();
    AccessPointLabel point = label == null ? null : AccessPointLabel.of(label);
    return point == null
        ? reading.refused(Refusal.ACCESS_POINT_NAME)
        : reading.accessPoint(point.name()).account(point.account()).reachable();
  }

  /// `[AP-A.]s3-object-lambda[-fips].R.S`. A function answers at a route of its own, a label that
  /// is no access point.
  static Host objectLambda(Place place) {
    if (place.left() > 1) {
      return place.unknown();
    }
    Reading reading = place.reading(Form.OBJECT_LAMBDA, Service.S3_OBJECT_LAMBDA);
    String label = place.onlyLabel();
    AccessPointLabel point = label == null ? null : AccessPointLabel.of(label);
    if (point != null) {
      reading.accessPoint(point.name()).account(point.account());
    }
    return reading.refused(
        Refusal.UNVERIFIED, "it is not settled whether a gateway endpoint carries Object Lambda");
  }

  /// `ALIAS.mrap.accesspoint.s3-global.S`; `left` labels stand left of `s3-global`.
  static Host multiRegion(Name name, int left) {
    if (left < 1 || !name.label(left - 1).equals("accesspoint")) {
      return Reading.unknown(name, "s3-global holds Multi-Region Access Points alone");
    }
    return Reading.of(name, Form.MULTI_REGION_ACCESS_POINT, Service.S3)
        .accessPoint(name.first(left - 1))
        .refused(Refusal.MULTI_REGION_ACCESS_POINT);
  }
}
