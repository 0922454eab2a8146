package causeway.proxy.s3;

import static causeway.proxy.s3.LocalServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Identity from the metadata service, and what a service that is none can cost.
final class InstanceMetadataTest {
  private final MetadataService service = new MetadataService();

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void theIdentityIsAskedForUntilItIsKnown() {
    try (Instance instance = service.instance()) {
      String good = service.identity;
      service.identity = "{}";
      assertThatThrownBy(instance::identity)
          .hasMessage(
              "the instance metadata service gives an identity document without instanceId");
      assertThat(instance.known()).isNull();
      service.identity = good;
      assertThat(instance.identity())
          .isEqualTo(
              new InstanceIdentity(
                  "i-0abc", "eu-central-1a", "eu-central-1", "111122223333", "10.0.1.10"));
      service.identity = "{}";
      assertThat(instance.identity().arn()).isEqualTo(MetadataService.ARN);
      assertThat(instance.known()).isNotNull();
    }
    assertThat(service.version1()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1, aws, amazonaws.com",
    "cn-north-1, aws-cn, amazonaws.com.cn",
    "us-gov-west-1, aws-us-gov, amazonaws.com",
    "us-iso-east-1, aws-iso, c2s.ic.gov",
    "us-isob-east-1, aws-iso-b, sc2s.sgov.gov",
    "us-isof-south-1, aws-iso-f, csp.hci.ic.gov",
    "eu-isoe-west-1, aws-iso-e, cloud.adc-e.uk",
    "eusc-de-east-1, aws-eusc, amazonaws.eu",
  })
  void theArnIsOfTheRegionsPartition(String region, String partition, String domain) {
    assertThat(new InstanceIdentity("i-1", "z", region, "111122223333", "10.0.0.1").arn())
        .isEqualTo("arn:" + partition + ":ec2:" + region + ":111122223333:instance/i-1");
    assertThat(Partition.of(region).domain()).isEqualTo(domain);
  }

  @ParameterizedTest
  @CsvSource({
    "i-0abc, i-0abc/../x, instanceId",
    "i-0abc, '', instanceId",
    "i-0abc, i-, instanceId",
    "111122223333, 11112222333, accountId",
    "111122223333, 11112222333x, accountId",
    "10.0.1.10, 10.0.1.10/8, privateIp",
    "eu-central-1a, EU central, availabilityZone",
    "'\"eu-central-1\"', '\"eu-central-1/\"', region",
  })
  void aValueOfAnotherFormIsNoIdentity(String good, String bad, String field) {
    service.identity = service.identity.replace(good, bad);
    try (Instance instance = service.instance()) {
      assertThatThrownBy(instance::identity)
          .isInstanceOf(AwsUnavailableException.class)
          .hasMessageContaining(field);
    }
  }

  @Test
  void whatIsTooLargeIsNotHeld() {
    String good = service.identity;
    service.identity = " ".repeat(MetadataHttp.MOST_BYTES) + good;
    try (Instance instance = service.instance()) {
      assertThatThrownBy(instance::identity).isInstanceOf(AwsUnavailableException.class);
      String most = "x".repeat(MetadataHttp.MOST_BYTES);
      service.target = most;
      assertThat(instance.targetLifecycleState()).hasSize(MetadataHttp.MOST_BYTES);
      service.target = most + "x";
      assertThatThrownBy(instance::targetLifecycleState)
          .isInstanceOf(AwsUnavailableException.class);
    }
  }

  @Test
  void anEndlessAnswerEndsInTime() {
    LocalServer.Answer drops =
        (seen, exchange) -> {
          exchange.getResponseHeaders().add("x-aws-ec2-metadata-token-ttl-seconds", "60");
          exchange.sendResponseHeaders(200, 0);
          while (true) {
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            Thread.sleep(50);
          }
        };
    LocalServer.Answer silent = (seen, exchange) -> Thread.sleep(60_000);
    LocalServer.Answer dropsAfterToken =
        (seen, exchange) -> {
          if (seen.method().equals("PUT")) {
            answer(200, "t", "x-aws-ec2-metadata-token-ttl-seconds", "60").to(seen, exchange);
          } else {
            drops.to(seen, exchange);
          }
        };
    Stream.of(drops, silent, dropsAfterToken)
        .forEach(answer -> {
          service.hostile = answer;
          long asked = System.nanoTime();
          try (InstanceMetadata metadata =
              new InstanceMetadata(service.url(), Duration.ofMillis(400))) {
            assertThatThrownBy(() -> metadata.get("/latest/meta-data/x"))
                .isInstanceOf(AwsUnavailableException.class)
                .hasMessageContaining("within PT0.4S");
          }
          assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(3));
        });
  }

  @Test
  void aRegionThatIsNoneIsNotTaken() {
    service.hostile =
        (seen, exchange) ->
            answer(200, "evil.example/", "x-aws-ec2-metadata-token-ttl-seconds", "60")
                .to(seen, exchange);
    try (InstanceMetadata metadata = new InstanceMetadata(service.url())) {
      assertThatThrownBy(metadata::region)
          .hasMessage(
              "the instance metadata service gives no name of a Region at"
                  + " /latest/meta-data/placement/region");
    }
  }

  @Test
  void aServiceThatIsAwayIsTold() throws IOException {
    String url;
    try (LocalServer gone = new LocalServer(answer(200, ""))) {
      url = gone.url();
    }
    try (InstanceMetadata metadata = new InstanceMetadata(url)) {
      assertThatThrownBy(metadata::identity)
          .isInstanceOf(AwsUnavailableException.class)
          .hasMessageStartingWith("the instance metadata service does not give usable an identity");
    }
  }
}
