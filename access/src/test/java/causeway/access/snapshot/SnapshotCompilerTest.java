package causeway.access.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.decide.Access;
import causeway.access.decide.Caller;
import causeway.access.decide.Decision;
import causeway.access.decide.Target;
import causeway.access.document.FarmDocument;
import causeway.access.document.FarmRead;
import causeway.access.document.FarmReader;
import causeway.access.host.HostCatalogue;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotCompilerTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "10.20.1.5, , reports-eu.s3.eu-west-1.amazonaws.com, allowed-by-rule, berlin-reports",
    "10.20.1.5, , other.s3.eu-west-1.amazonaws.com, no-matching-rule,",
    "10.20.200.7, , reports-eu.s3.eu-west-1.amazonaws.com, denied-by-rule, no-guests",
    "10.31.0.9, , dynamodb.eu-west-1.amazonaws.com, no-matching-rule,",
    "10.20.1.5, etl-batch, lake.s3.eu-west-1.amazonaws.com, allowed-by-rule, etl-reads",
    "10.20.1.5, , lake.s3.eu-west-1.amazonaws.com, no-matching-rule,",
    "10.20.1.5, , shared.s3.us-east-1.amazonaws.com, other-region,",
    "10.20.1.5, , s3.eu-west-1.amazonaws.com, no-matching-rule,",
  })
  void theSampleDecidesAsItSays(String from, String user, String to, String reason, String rule) {
    AccessSnapshot snapshot = SnapshotCompiler.compile(sample());
    AccessSnapshot loaded = SnapshotCodec.read(SnapshotCodec.write(snapshot));
    Caller caller = new Caller(InetAddress.ofLiteral(from), user);
    Target target = new Target(HostCatalogue.parse(to), 443);
    Decision decision = Access.of(loaded).decide(caller, target, NOW);

    assertThat(decision.reason()).isEqualTo(reason);
    assertThat(decision.rule()).isEqualTo(rule);
    assertThat(snapshot.sequence()).isNull();
    assertThat(snapshot.documentVersion()).isNull();
    assertThat(snapshot.endpoints().values().stream().flatMap(e -> e.prefixList().stream()))
        .isEqualTo(List.of());
  }

  private static FarmDocument sample() {
    FarmRead read = FarmReader.read(Path.of("../examples/farm.yaml"));
    assertThat(read.faults()).isEmpty();
    return Objects.requireNonNull(read.document());
  }
}
