package causeway.proxy.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/// Signatures against the example that AWS publishes for S3, and against the reference.
final class RequestSignerTest {
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  private static final AwsCredentialsIdentity EXAMPLE =
      AwsCredentialsIdentity.create("AKIAIOSFODNN7EXAMPLE", SECRET);

  private static Map<String, String> sign(SdkHttpMethod method, URI uri, byte[] body) {
    Clock clock = Clock.fixed(Instant.parse("2013-05-24T00:00:00Z"), ZoneOffset.UTC);
    Map<String, String> range =
        method == SdkHttpMethod.GET ? Map.of("Range", "bytes=0-9") : Map.of();
    Map<String, List<String>> signed =
        new RequestSigner(clock).sign(EXAMPLE, "us-east-1", method, uri, range, body);
    Map<String, String> headers = new TreeMap<>();
    signed.forEach((k, v) -> headers.put(k.toLowerCase(Locale.ROOT), String.join(",", v)));
    return headers;
  }

  @Test
  void agreesWithThePublishedExample() {
    Map<String, String> headers =
        sign(
            SdkHttpMethod.GET,
            URI.create("https://examplebucket.s3.amazonaws.com/test.txt"),
            new byte[0]);
    assertThat(headers.get("authorization"))
        .contains("SignedHeaders=host;range;x-amz-content-sha256;x-amz-date")
        .endsWith("f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
  }

  @Test
  void keepsThePathAsItIsAndSignsTheBody() throws Exception {
    URI uri = URI.create("http://127.0.0.1:4566/bucket/a%20b//../%C3%BC~");
    byte[] body = {1, 2, 3};
    Map<String, String> headers = sign(SdkHttpMethod.PUT, uri, body);
    headers.put("host", "127.0.0.1:4566");
    String path = uri.getRawPath();
    assertThat(ReferenceSignature.holds("PUT", path, headers, body, SECRET)).isTrue();
    byte[] changed = {1, 2, 4};
    assertThat(ReferenceSignature.holds("PUT", path, headers, changed, SECRET)).isFalse();
    assertThat(ReferenceSignature.holds("PUT", path + "/", headers, body, SECRET)).isFalse();
  }
}
