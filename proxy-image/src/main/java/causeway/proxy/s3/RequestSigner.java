package causeway.proxy.s3;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/// Signs one request with AWS Signature Version 4 as S3 wants it: the path encoded once and not
/// normalised (a key may hold `//` or `..`), the payload's own hash always, over http and https
/// alike, so a changed body is refused wherever it was changed.
record RequestSigner(Clock clock) {
  private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

  /// All headers the request must carry, `Host` included.
  Map<String, List<String>> sign(
      AwsCredentialsIdentity identity,
      String region,
      SdkHttpMethod method,
      URI uri,
      Map<String, String> headers,
      byte[] body) {
    SdkHttpRequest.Builder request = SdkHttpRequest.builder().uri(uri).method(method);
    headers.forEach(request::putHeader);
    return SIGNER
        .sign(sign ->
            sign.identity(identity)
                .request(request.build())
                .payload(() -> new ByteArrayInputStream(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, true)
                .putProperty(AwsV4HttpSigner.CHUNK_ENCODING_ENABLED, false)
                .putProperty(HttpSigner.SIGNING_CLOCK, clock))
        .request()
        .headers();
  }
}
