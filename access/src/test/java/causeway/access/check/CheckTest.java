package causeway.access.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.document.FarmDocument;
import causeway.access.document.FarmRead;
import causeway.access.document.FarmReader;
import causeway.access.document.Fault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Effective access and the tests inside a document, on the sample and on one that lies.
class CheckTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  private static FarmDocument sample() {
    return Objects.requireNonNull(
        FarmReader.read(Path.of("..", "examples", "farm.yaml"), Clock.fixed(NOW, ZoneOffset.UTC))
            .document());
  }

  private static FarmDocument document(String rest) {
    String head =
        """
        farm: f
        region: eu-west-1
        strict: false
        endpoints: {s3: {service: s3}, ddb: {service: dynamodb}}
        networks: {berlin: [10.20.0.0/16], guests: [10.20.200.0/24], factory: [10.31.0.0/20]}
        users: {ann: {certificate: CN=ann}}
        """;
    FarmRead read = FarmReader.read("f", (head + rest).getBytes(UTF_8));
    assertThat(read.faults()).isEmpty();
    return Objects.requireNonNull(read.document());
  }

  @Test
  void theSamplesNetworks() {
    assertThat(EffectiveAccess.of(sample(), NOW).text())
        .isEqualTo(
            """
            berlin
              can read and write buckets reports-*, shared, as arn:aws:iam::111122223333:role/office-* at s3 (rule berlin-reports)
              can read buckets lake, as arn:aws:iam::111122223333:role/etl-* at s3, proven groups data (rule etl-reads)
            berlin-guests
              cannot reach s3 (rule no-guests denies it)
            factory
              can read buckets lake, as arn:aws:iam::111122223333:role/etl-* at s3, proven groups data (rule etl-reads)
            """);
  }

  @Test
  void whatALyingClientReaches() {
    FarmDocument document =
        document(
            """
            rules:
              - {name: b, from: {networks: [berlin]}, to: {buckets: [lake], access: read}}
              - {name: f, from: {networks: [factory]}, to: {buckets: [parts]}}
              - {name: t, from: {networks: [factory]}, to: {tables: [orders]}}
              - {name: g, from: {networks: [guests]}, to: {buckets: [menu], principals: ["arn:aws:iam::111122223333:role/x"]}}
            """);
    assertThat(EffectiveAccess.of(document, NOW).text())
        .isEqualTo(
            """
            berlin
              can read buckets lake at s3 (rule b)
              can read and write buckets menu, as arn:aws:iam::111122223333:role/x at s3, from part of the network (rule g)
              can also read and write buckets parts at s3, because of rule f: the endpoint policy is the same for all
            factory
              can read and write buckets parts at s3 (rule f)
              can read and write tables orders at ddb (rule t)
              can also read buckets lake at s3, because of rule b: the endpoint policy is the same for all
            guests
              can read buckets lake at s3 (rule b)
              can read and write buckets menu, as arn:aws:iam::111122223333:role/x at s3 (rule g)
              can also read and write buckets parts at s3, because of rule f: the endpoint policy is the same for all
            """);
  }

  @Test
  void whatEverybodyReachesIsListedOnceWhenItIsMuch() {
    StringBuilder rules = new StringBuilder("rules:\n");
    for (int i = 0; i < 23; i++) {
      rules.append(
          "  - {name: f%d, from: {networks: [factory]}, to: {buckets: [parts-%d]}}\n"
              .formatted(i, i));
    }
    rules.append("  - {name: b, from: {networks: [berlin]}, to: {buckets: [lake]}}\n");
    EffectiveAccess effective = EffectiveAccess.of(document(rules.toString()), NOW);
    assertThat(effective.shared()).hasSize(24);
    assertThat(effective.networks())
        .extracting(EffectiveAccess.NetworkAccess::more)
        .containsExactly(3, 0, 3);
    assertThat(effective.text())
        .contains(
            """
              can also read and write buckets parts-19 at s3, because of rule f19: the endpoint policy is the same for all
              can also use what 3 more rules grant to everybody, listed at the end
            factory
            """)
        .endsWith(
            """
              can read and write buckets parts-22 at s3, because of rule f22: the endpoint policy is the same for all
              can read and write buckets lake at s3, because of rule b: the endpoint policy is the same for all
            """);
  }

  @Test
  void theSamplesTestsPass() {
    DocumentTests tests = DocumentTests.run(sample(), NOW);
    assertThat(tests.faults("farm.yaml")).isEmpty();
    assertThat(tests.passed()).isTrue();
    assertThat(tests.unexercised()).isEmpty();
  }

  @Test
  void aFailedTestSaysWhatWasDecidedAndByWhichRule() {
    FarmDocument document =
        document(
            """
            rules:
              - {name: b, from: {networks: [berlin]}, to: {endpoint: s3, buckets: [lake]}}
              - {name: idle, from: {networks: [factory]}, to: {endpoint: ddb, tables: [orders]}}
            tests:
              - {from: 10.20.0.1, to: lake.s3.eu-west-1.amazonaws.com, expect: deny}
              - {from: 10.20.0.1, to: lake.s3.eu-west-1.amazonaws.com, expect: allow, rule: idle}
              - {from: 10.20.0.1, to: "pond.s3.eu-west-1.amazonaws.com:443", expect: allow, user: ann}
              - {from: 10.20.0.1, to: lake.s3.eu-west-1.amazonaws.com, expect: allow, rule: b}
            """);
    DocumentTests tests = DocumentTests.run(document, NOW);
    assertThat(tests.passed()).isFalse();
    assertThat(tests.unexercised()).containsExactly("idle");
    assertThat(tests.faults("f")).extracting(Fault::line).containsExactly(11, 12, 13);
    assertThat(tests.faults("f"))
        .extracting(Fault::message)
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .startsWith(
                        "test 1: 10.20.0.1 to lake.s3.eu-west-1.amazonaws.com: expected deny,"
                            + " decided allow by rule \"b\" (allowed-by-rule): "),
            second ->
                assertThat(second)
                    .startsWith(
                        "test 2: 10.20.0.1 to lake.s3.eu-west-1.amazonaws.com: expected allow by"
                            + " rule \"idle\", decided allow by rule \"b\" (allowed-by-rule): "),
            third ->
                assertThat(third)
                    .startsWith(
                        "test 3: 10.20.0.1 as \"ann\" to pond.s3.eu-west-1.amazonaws.com:443:"
                            + " expected allow, decided deny by no rule (no-matching-rule): "));
  }
}
