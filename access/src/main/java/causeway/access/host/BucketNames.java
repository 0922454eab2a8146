package causeway.access.host;

import causeway.access.host.Spelled.Name;
import org.jspecify.annotations.Nullable;

/// Reads what stands left of S3's own label: nothing (path style), a bucket, or one of the aliases
/// that are spelled like a bucket.
final class BucketNames {
  private BucketNames() {}

  /// `[B.]s3[-fips][.dualstack].R.S`.
  static Host regional(Place place) {
    return read(place.name(), place.left(), place.region(), false);
  }

  /// `[B.]s3.amazonaws.com`. The bucket's Region is unknown; path style is us-east-1's endpoint.
  static Host global(Name name, int left) {
    return read(name, left, left == 0 ? "us-east-1" : null, true);
  }

  /// `[B.]s3-R.amazonaws.com` and `[B.]s3-external-1.amazonaws.com`.
  static Host legacy(Name name, int left, String region) {
    return read(name, left, region, false);
  }

  /// `[B.]s3-website.R.S` and `[B.]s3-website-R.S`.
  static Host website(Name name, int left, String region) {
    return Reading.of(name, Form.WEBSITE, Service.S3)
        .bucket(name.first(left))
        .region(region)
        .refused(Refusal.WEBSITE);
  }

  /// `[B.]s3-accelerate[.dualstack].S`.
  static Host accelerate(Name name, int left) {
    return Reading.of(name, Form.ACCELERATE, Service.S3)
        .bucket(name.first(left))
        .refused(Refusal.ACCELERATE);
  }

  private static Host read(Name name, int left, @Nullable String region, boolean global) {
    String bucket = name.first(left);
    if (bucket == null) {
      return reading(name, global ? Form.GLOBAL_PATH_STYLE : Form.PATH_STYLE, region).reachable();
    }
    if (left == 1 && bucket.endsWith("-s3alias")) {
      return reading(name, Form.ACCESS_POINT_ALIAS, region).accessPoint(bucket).reachable();
    }
    if (left == 1 && bucket.endsWith("--ol-s3")) {
      return reading(name, Form.OBJECT_LAMBDA_ALIAS, region)
          .accessPoint(bucket)
          .refused(
              Refusal.UNVERIFIED,
              "it is not settled whether a gateway endpoint carries Object Lambda aliases");
    }
    Form form = global ? Form.GLOBAL_VIRTUAL_HOSTED : Form.VIRTUAL_HOSTED;
    String broken = BucketRule.broken(bucket, left);
    if (broken != null) {
      return reading(name, form, region).bucket(bucket).refused(Refusal.BUCKET_NAME, broken);
    }
    AccountNamespace namespace = AccountNamespace.of(bucket);
    if (namespace == null) {
      return reading(name, form, region).bucket(bucket).reachable();
    }
    if (global) {
      // The host does not say the Region, but this bucket's own name does.
      return reading(name, form, namespace.region())
          .bucket(bucket)
          .account(namespace.account())
          .reachable();
    }
    Reading reading =
        reading(name, Form.ACCOUNT_REGIONAL, region).bucket(bucket).account(namespace.account());
    return namespace.region().equals(region)
        ? reading.reachable()
        : reading.refused(
            Refusal.BUCKET_NAME,
            "the bucket's name says Region " + namespace.region() + ", the host " + region);
  }

  private static Reading reading(Name name, Form form, @Nullable String region) {
    return Reading.of(name, form, Service.S3).region(region);
  }
}
