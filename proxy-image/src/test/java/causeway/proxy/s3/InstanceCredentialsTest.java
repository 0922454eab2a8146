package causeway.proxy.s3;

import static causeway.proxy.s3.LocalServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/// The instance's role and Region, from a metadata service on loopback.
final class InstanceCredentialsTest {
  private static final String ROLE = "/latest/meta-data/iam/security-credentials/";

  private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private volatile String keys = keys("first", "2026-03-01T18:00:00Z");
  private volatile int status = 200;

  private final LocalServer server =
      new LocalServer((seen, exchange) -> {
        if (seen.method().equals("PUT")) {
          answer(200, "a-token", "x-aws-ec2-metadata-token-ttl-seconds", "21600")
              .to(seen, exchange);
        } else if (!"a-token".equals(seen.header("x-aws-ec2-metadata-token"))) {
          answer(401, "").to(seen, exchange);
        } else if (seen.path().equals(ROLE)) {
          answer(200, "proxy-role").to(seen, exchange);
        } else if (seen.path().equals(ROLE + "proxy-role")) {
          answer(status, keys).to(seen, exchange);
        } else if (seen.path().equals("/latest/meta-data/placement/region")) {
          answer(200, "eu-central-1").to(seen, exchange);
        } else {
          answer(404, "").to(seen, exchange);
        }
      });

  private static String keys(String id, String expiration) {
    return """
    {"Code": "Success", "Type": "AWS-HMAC", "AccessKeyId": "%s", "SecretAccessKey": "hush",
     "Token": "token-%s", "Expiration": "%s"}\
    """
        .formatted(id, id, expiration);
  }

  private final Clock clock =
      new Clock() {
        @Override
        public java.time.ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  @AfterEach
  void close() {
    server.close();
  }

  private InstanceCredentials credentials() {
    return new InstanceCredentials(new InstanceMetadata(server.url()), clock);
  }

  private static AwsSessionCredentialsIdentity identity(String id) {
    return AwsSessionCredentialsIdentity.create(id, "hush", "token-" + id);
  }

  @Test
  void areRenewedFiveMinutesBeforeTheyExpire() {
    try (InstanceCredentials credentials = credentials()) {
      assertThat(credentials.current()).isEqualTo(identity("first"));
      keys = keys("second", "2026-03-02T00:00:00Z");
      now = Instant.parse("2026-03-01T17:54:59Z");
      credentials.renewIfDue();
      assertThat(credentials.current()).isEqualTo(identity("first"));
      now = Instant.parse("2026-03-01T17:55:00Z");
      credentials.renewIfDue();
      assertThat(credentials.current()).isEqualTo(identity("second"));
    }
  }

  @Test
  void areKeptWhenRenewalFails() {
    try (InstanceCredentials credentials = credentials()) {
      assertThat(credentials.current()).isEqualTo(identity("first"));
      status = 500;
      now = Instant.parse("2026-03-01T19:00:00Z");
      credentials.renewIfDue();
      assertThat(credentials.current()).isEqualTo(identity("first"));
      status = 200;
      keys = keys("second", "2026-03-02T00:00:00Z");
      credentials.renewIfDue();
      assertThat(credentials.current()).isEqualTo(identity("second"));
    }
  }

  @Test
  void areFetchedAnewWhenS3RefusesThem() {
    try (InstanceCredentials credentials = credentials()) {
      credentials.refused(credentials.current());
      keys = keys("second", "2026-03-02T00:00:00Z");
      assertThat(credentials.current()).isEqualTo(identity("second"));
      credentials.refused(identity("first"));
      assertThat(credentials.current()).isEqualTo(identity("second"));
    }
  }

  @Test
  void neverTellTheSecret() {
    try (InstanceCredentials credentials = credentials()) {
      assertThat(credentials.current().toString()).doesNotContain("hush");
      assertThat(EnvironmentCredentials.of("id", "hush", null).toString()).doesNotContain("hush");
      assertThat(new AwsEnvironment(Map.of("AWS_SECRET_ACCESS_KEY", "hush")).toString())
          .isEqualTo("AwsEnvironment[region=null, endpoint=null]");
    }
  }

  @Test
  void sayWhatIsWrongWithAnAnswer() {
    keys = "{\"AccessKeyId\": \"a\", \"SecretAccessKey\": \"hush\", \"Token\": \"t\"}";
    try (InstanceMetadata metadata = new InstanceMetadata(server.url())) {
      assertThatThrownBy(metadata::credentials)
          .hasMessage("the instance metadata service gives credentials without Expiration");
      keys = "garbage hush";
      assertThatThrownBy(metadata::credentials)
          .hasMessageStartingWith(
              "the instance metadata service does not give usable credentials at " + ROLE)
          .hasMessageNotContaining("hush");
      assertThatThrownBy(() -> metadata.get("/latest/meta-data/nothing"))
          .hasMessageStartingWith(
              "the instance metadata service does not give /latest/meta-data/nothing: ");
    }
  }

  @Test
  void serveS3TogetherWithTheRegion() throws Exception {
    try (LocalServer s3Server = new LocalServer(answer(200, "hello"));
        S3 s3 =
            new S3(
                null,
                new AwsEnvironment(
                    Map.of(
                        "AWS_ENDPOINT_URL_S3", s3Server.url(),
                        "AWS_EC2_METADATA_SERVICE_ENDPOINT", server.url())),
                S3Timeouts.DEFAULT,
                Clock.systemUTC())) {
      assertThat(s3.get("state", "k", null, 10)).isInstanceOf(S3Answer.Found.class);
      LocalServer.Seen seen = s3Server.last();
      assertThat(seen.header("authorization")).contains("Credential=first/", "/eu-central-1/s3/");
      assertThat(seen.header("x-amz-security-token")).isEqualTo("token-first");
      assertThat(ReferenceSignature.holds("GET", seen.path(), seen.headers(), seen.body(), "hush"))
          .isTrue();
    }
  }
}
