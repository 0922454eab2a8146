package causeway.proxy.s3;

import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpMethod;

/// How long a request may take, from its start to the last byte of its answer.
public record S3Timeouts(Duration connect, Duration get, Duration put) {
  /// A gateway endpoint answers within milliseconds; these bound how long a dead one is waited for.
  public static final S3Timeouts DEFAULT =
      new S3Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(20));

  /// For what is small and soon replaced.
  public static final S3Timeouts SHORT =
      new S3Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(5));

  Duration of(SdkHttpMethod method) {
    return method == SdkHttpMethod.PUT ? put : get;
  }
}
