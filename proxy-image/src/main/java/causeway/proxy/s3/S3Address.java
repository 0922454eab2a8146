package causeway.proxy.s3;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Makes the address of an object: virtual-hosted at AWS, path-style at an endpoint of one's own.
///
/// A bucket with a dot in its name is addressed path-style at AWS too, because the wildcard of S3's
/// certificate covers one label only.
final class S3Address {
  private final @Nullable String endpoint;

  /// @param endpoint such as `http://127.0.0.1:4566`; null for AWS itself
  S3Address(@Nullable String endpoint) {
    this.endpoint =
        endpoint != null && endpoint.endsWith("/")
            ? endpoint.substring(0, endpoint.length() - 1)
            : endpoint;
  }

  URI of(String region, String bucket, String key) {
    String path = "/" + encode(key);
    if (endpoint != null) {
      return URI.create(endpoint + "/" + encode(bucket) + path);
    }
    String service = "s3." + region + "." + Partition.of(region).domain();
    return bucket.indexOf('.') < 0
        ? URI.create("https://" + bucket + "." + service + path)
        : URI.create("https://" + service + "/" + encode(bucket) + path);
  }

  /// Percent-encodes all but unreserved characters and `/`, as the signature demands it.
  private static String encode(String raw) {
    StringBuilder out = new StringBuilder(raw.length() + 16);
    for (byte b : raw.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if ((c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || "-._~/".indexOf(c) >= 0) {
        out.append(c);
      } else {
        out.append("%%%02X".formatted((int) c));
      }
    }
    return out.toString();
  }
}
