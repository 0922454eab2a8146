package causeway.testbed.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MetadataServiceTest {
  private static final String TTL = "X-aws-ec2-metadata-token-ttl-seconds";
  private static final String TOKEN = "X-aws-ec2-metadata-token";

  private final Adjustable clock = new Adjustable();
  private final InstanceMetadata metadata =
      new InstanceMetadata(
          new InstanceIdentity(
              "i-0abc", "eu-central-1a", "eu-central-1", "000000000000", "127.0.0.1"),
          new RoleCredentials("proxy", clock, Duration.ofMinutes(20)),
          Map.of("Name", "farm-proxy"));
  private final MetadataService service =
      MetadataService.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), clock);
  private final HttpClient client = HttpClient.newHttpClient();

  /// A clock that a test moves.
  private static final class Adjustable extends Clock {
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return InstantSource.fixed(now).withZone(zone);
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @AfterEach
  void close() {
    service.close();
    client.close();
  }

  private HttpResponse<String> ask(String method, String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.address().getPort() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    String token = ask("PUT", "/latest/api/token", TTL, "60").body();
    return ask("GET", "/latest/" + path, TOKEN, token);
  }

  @ParameterizedTest
  @CsvSource({
    "meta-data/instance-id, i-0abc",
    "meta-data/placement/availability-zone, eu-central-1a",
    "meta-data/placement/region, eu-central-1",
    "meta-data/local-ipv4, 127.0.0.1",
    "meta-data/iam/security-credentials/, proxy",
    "meta-data/tags/instance/Name, farm-proxy",
    "'', 'dynamic/\nmeta-data/'",
  })
  void valuesAndFolders(String path, String value) throws Exception {
    service.add(metadata);
    assertThat(get(path).body()).isEqualTo(value);
  }

  @Test
  void withoutATokenThereIsNothing() throws Exception {
    service.add(metadata);
    assertThat(ask("GET", "/latest/meta-data/instance-id").statusCode()).isEqualTo(401);
    assertThat(ask("GET", "/latest/meta-data/instance-id", TOKEN, "guess").statusCode())
        .isEqualTo(401);
    HttpResponse<String> token = ask("PUT", "/latest/api/token", TTL, "60");
    assertThat(token.headers().firstValue(TTL)).contains("60");
    assertThat(ask("GET", "/latest/meta-data/instance-id", TOKEN, token.body()).statusCode())
        .isEqualTo(200);
    clock.advance(Duration.ofSeconds(60));
    assertThat(ask("GET", "/latest/meta-data/instance-id", TOKEN, token.body()).statusCode())
        .as("expired")
        .isEqualTo(401);
  }

  @Test
  void tokensAreGivenOnlyToThoseWhoAskRight() throws Exception {
    service.add(metadata);
    assertThat(ask("PUT", "/latest/api/token").statusCode()).isEqualTo(400);
    assertThat(ask("PUT", "/latest/api/token", TTL, "0").statusCode()).isEqualTo(400);
    assertThat(ask("PUT", "/latest/api/token", TTL, "21601").statusCode()).isEqualTo(400);
    assertThat(ask("PUT", "/latest/api/token", TTL, "21600").statusCode()).isEqualTo(200);
    assertThat(
            ask("PUT", "/latest/api/token", TTL, "60", "X-Forwarded-For", "10.0.0.1").statusCode())
        .isEqualTo(403);
    assertThat(ask("GET", "/latest/api/token").statusCode()).isEqualTo(405);
  }

  @Test
  void anAddressThatIsNoInstanceGetsNothing() throws Exception {
    assertThat(ask("PUT", "/latest/api/token", TTL, "60").statusCode()).isEqualTo(404);
  }

  @Test
  void theTargetLifecycleStateIsThereOnceAutoScalingSaysIt() throws Exception {
    service.add(metadata);
    assertThat(get("meta-data/autoscaling/target-lifecycle-state").statusCode()).isEqualTo(404);
    metadata.targetLifecycleState("Terminated");
    assertThat(get("meta-data/autoscaling/target-lifecycle-state").body()).isEqualTo("Terminated");
  }

  @Test
  void theDocumentSaysWhoTheInstanceIs() throws Exception {
    service.add(metadata);
    JsonNode document =
        JsonMapper.shared().readTree(get("dynamic/instance-identity/document").body());
    assertThat(document.path("instanceId").asString()).isEqualTo("i-0abc");
    assertThat(document.path("accountId").asString()).isEqualTo("000000000000");
    assertThat(document.path("privateIp").asString()).isEqualTo("127.0.0.1");
  }

  @Test
  void credentialsAreReplacedBeforeTheyExpire() {
    RoleCredentials credentials = new RoleCredentials("proxy", clock, Duration.ofMinutes(20));
    JsonNode first = JsonMapper.shared().readTree(credentials.json());
    assertThat(first.path("Code").asString()).isEqualTo("Success");
    assertThat(first.path("Expiration").asString()).isEqualTo("2026-11-24T10:20:00Z");
    String key = first.path("AccessKeyId").asString();
    String token = first.path("Token").asString();
    clock.advance(Duration.ofMinutes(15).minusSeconds(1));
    assertThat(credentials.json()).contains(key);
    clock.advance(Duration.ofSeconds(1));
    assertThat(credentials.json()).doesNotContain(key);
    assertThat(credentials.accepts(key, token)).as("the old ones live on").isTrue();
    assertThat(credentials.accepts(key, "other")).isFalse();
    clock.advance(Duration.ofMinutes(5));
    assertThat(credentials.accepts(key, token)).isFalse();
  }
}
