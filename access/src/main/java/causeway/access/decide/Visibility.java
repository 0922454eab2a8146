package causeway.access.decide;

import causeway.access.host.Host;
import causeway.access.host.Service;
import org.jspecify.annotations.Nullable;

/// What a host name shows of the bucket behind it.
final class Visibility {
  private Visibility() {}

  /// The bucket that the name carries; absent where the form hides it, even if something
  /// bucket-like was read from the name: an access point's bucket is known to AWS alone.
  static @Nullable String bucket(Host host) {
    return switch (host.form()) {
      case PATH_STYLE,
          GLOBAL_PATH_STYLE,
          EXPRESS_CONTROL,
          ACCESS_POINT,
          ACCESS_POINT_ALIAS,
          DIRECTORY_ACCESS_POINT,
          MULTI_REGION_ACCESS_POINT,
          OBJECT_LAMBDA,
          OBJECT_LAMBDA_ALIAS ->
          null;
      case VIRTUAL_HOSTED,
          GLOBAL_VIRTUAL_HOSTED,
          ACCOUNT_REGIONAL,
          DIRECTORY_BUCKET,
          ACCELERATE,
          WEBSITE,
          INTERFACE_ENDPOINT,
          OUTPOSTS,
          CONTROL,
          REGIONAL,
          ACCOUNT,
          SEARCH,
          STREAMS,
          CLUSTER,
          UNKNOWN,
          INVALID ->
          host.bucket();
    };
  }

  /// Whether a request to this name reaches a bucket that the name does not say.
  static boolean hidden(Host host) {
    return (host.service() == Service.S3 || host.service() == Service.S3_EXPRESS)
        && bucket(host) == null;
  }
}
