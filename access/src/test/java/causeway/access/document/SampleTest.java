package causeway.access.document;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.Effect;
import causeway.access.Mode;
import causeway.access.Rule;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The sample of the design reads without a fault, into the values that it says.
class SampleTest {
  static final Path SAMPLE = Path.of("..", "examples", "farm.yaml");
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

  @Test
  void readsWithoutFault() {
    FarmRead read = FarmReader.read(SAMPLE, CLOCK);
    assertThat(read.faults()).isEmpty();
    FarmDocument document = Objects.requireNonNull(read.document());
    assertThat(document.farm()).isEqualTo("corp-s3");
    assertThat(document.strict()).isFalse();
    assertThat(document.mode()).isEqualTo(Mode.ENFORCE);
    assertThat(document.endpoints()).containsOnlyKeys("s3", "dynamodb");
    assertThat(document.networks()).containsEntry("factory", List.of("10.31.0.0/20"));
    assertThat(document.groups()).containsEntry("data", List.of("etl-batch", "deployer"));
    assertThat(document.rules())
        .extracting(Rule::name)
        .containsExactly("berlin-reports", "no-guests", "etl-reads", "factory-telemetry");
    assertThat(document.rules().get(3).until()).isEqualTo(LocalDate.of(2027, 1, 31));
    assertThat(document.rules().get(2).to().access()).containsExactly("read");
    assertThat(document.perimeter())
        .isEqualTo(new Perimeter("o-a1b2c3d4e5", List.of("111122223333")));
    assertThat(document.frontDoor())
        .isEqualTo(new FrontDoor("s3.corp.example.net", FrontDoor.Kind.LOAD_BALANCER, false));
    assertThat(document.reactions())
        .contains(
            new Reaction(
                "bytes-out",
                Reaction.Action.ENDPOINT_POLICY_READ_ONLY,
                null,
                Reaction.Release.MANUAL));
    assertThat(document.rollout())
        .isEqualTo(new Rollout(Rollout.First.ONE_ZONE, Duration.ofSeconds(60)));
    assertThat(document.tests())
        .hasSize(4)
        .first()
        .isEqualTo(
            new DocumentTest(
                InetAddress.ofLiteral("10.20.1.5"),
                null,
                "reports-eu.s3.eu-west-1.amazonaws.com",
                Effect.ALLOW,
                "berlin-reports",
                40));
  }
}
