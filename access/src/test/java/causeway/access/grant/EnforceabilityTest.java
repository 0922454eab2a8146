package causeway.access.grant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.document.FarmDocument;
import causeway.access.document.FarmReader;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Which rules can be held to their own callers, each verdict beside its nearest opposite.
class EnforceabilityTest {
  private static final String HEAD =
      """
      farm: f
      region: eu-west-1
      strict: false
      endpoints: {s3: {service: s3}, ddb: {service: dynamodb}}
      networks: {wide: [10.0.0.0/8], low: [10.0.0.0/9], high: [10.128.0.0/9], far: [192.168.0.0/16]}
      users: {ann: {certificate: CN=ann}, bob: {certificate: CN=bob}}
      groups: {all: [ann, bob]}
      rules:
      """;
  private static final String LAKE =
      "- {name: a, from: {networks: [wide]}, to: {buckets: [lake]}}\n";

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of("alone", LAKE, ""),
        Arguments.of(
            "another network with another bucket",
            LAKE + "- {name: b, from: {networks: [far]}, to: {buckets: [pond]}}\n",
            "a at s3 to b, b at s3 to a"),
        Arguments.of(
            "another network at another endpoint",
            LAKE + "- {name: b, from: {networks: [far]}, to: {tables: [orders]}}\n",
            ""),
        Arguments.of(
            "another network with as much and more",
            LAKE + "- {name: b, from: {networks: [far]}, to: {buckets: [\"la*\"]}}\n",
            "b at s3 to a"),
        Arguments.of(
            "a part of the network with less",
            LAKE
                + "- {name: b, from: {networks: [low]}, to: {buckets: [lake]}, until: 2030-01-01}\n",
            ""),
        Arguments.of(
            "a part of the network with more",
            LAKE + "- {name: b, from: {networks: [low]}, to: {buckets: [pond]}}\n",
            "b at s3 to a"),
        Arguments.of(
            "both halves under another name",
            lines(
                "- {name: a, from: {networks: [low, high]}, to: {buckets: [lake]}}",
                "- {name: b, from: {networks: [wide]}, to: {buckets: [pond]}}",
                "- {name: c, from: {networks: [wide]}, to: {buckets: [lake], access: read}}"),
            ""),
        Arguments.of(
            "one half under another name",
            lines(
                "- {name: a, from: {networks: [low]}, to: {buckets: [lake]}}",
                "- {name: b, from: {networks: [wide]}, to: {buckets: [lake], access: read}}"),
            "a at s3 to b"),
        Arguments.of(
            "two rules that only together grant as much",
            LAKE
                + lines(
                    "- {name: b, from: {networks: [far]}, to: {buckets: [lake, pond]}}",
                    "- {name: c, from: {networks: [wide]}, to: {buckets: [pond]}}"),
            "b at s3 to a"),
        Arguments.of(
            "a third rule that grants it to the other",
            lines(
                "- {name: a, from: {networks: [low]}, to: {buckets: [lake]}}",
                "- {name: b, from: {networks: [wide]}, to: {buckets: [\"la*\"]}}",
                "- {name: c, from: {networks: [low]}, to: {buckets: [pond]}}"),
            "c at s3 to b"),
        Arguments.of(
            "a third rule that ends too soon",
            LAKE
                + "- {name: b, from: {networks: [far]}, to: {buckets: [lake]}, until: 2030-01-01}\n",
            "a at s3 to b"),
        Arguments.of(
            "principals in both",
            lines(
                "- {name: a, from: {networks: [wide]}, to: {buckets: [lake], principals: [\"arn:aws:iam::111122223333:role/x\"]}}",
                "- {name: b, from: {networks: [far]}, to: {buckets: [pond], principals: [\"arn:aws:iam::111122223333:role/x\"]}}"),
            ""),
        Arguments.of(
            "principals in the other only",
            LAKE
                + "- {name: b, from: {networks: [far]}, to: {buckets: [pond], principals: [\"arn:aws:iam::111122223333:role/x\"]}}\n",
            "a at s3 to b"),
        Arguments.of(
            "a user among all users",
            lines(
                "- {name: a, from: {users: [ann]}, to: {buckets: [lake]}}",
                "- {name: b, from: {groups: [all]}, to: {buckets: [pond]}}"),
            "a at s3 to b"),
        Arguments.of(
            "all users by name and by group",
            lines(
                "- {name: a, from: {users: [ann, bob]}, to: {buckets: [lake]}}",
                "- {name: b, from: {groups: [all]}, to: {buckets: [lake], access: read}}"),
            ""),
        Arguments.of(
            "read is not write",
            lines(
                "- {name: a, from: {networks: [wide]}, to: {buckets: [lake], access: write}}",
                "- {name: b, from: {networks: [far]}, to: {buckets: [lake], access: read}}"),
            "a at s3 to b, b at s3 to a"),
        Arguments.of(
            "an action among actions",
            lines(
                "- {name: a, from: {networks: [wide]}, to: {buckets: [lake], access: [\"s3:GetObject\"]}}",
                "- {name: b, from: {networks: [far]}, to: {buckets: [lake], access: [\"s3:getobj*\"]}}"),
            "b at s3 to a"),
        Arguments.of(
            "a report-only rule grants nothing",
            LAKE + "- {name: b, mode: report, from: {networks: [far]}, to: {buckets: [pond]}}\n",
            ""),
        Arguments.of(
            "an expired rule grants nothing",
            LAKE
                + "- {name: b, until: 2020-01-01, from: {networks: [far]}, to: {buckets: [pond]}}\n",
            ""),
        Arguments.of(
            "a deny grants nothing",
            LAKE + "- {name: b, effect: deny, from: {networks: [far]}, to: {buckets: [pond]}}\n",
            ""),
        Arguments.of(
            "the same bucket on fewer ports",
            lines(
                "- {name: a, from: {networks: [wide]}, to: {buckets: [lake]}}",
                "- {name: b, from: {networks: [far]}, to: {buckets: [lake], ports: [443]}}"),
            "a at s3 to b"));
  }

  private static String lines(String... lines) {
    return String.join("\n", lines) + "\n";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void namesTheRulesThatLeak(String name, String rules, String leaks) {
    FarmDocument document =
        Objects.requireNonNull(FarmReader.read("f", (HEAD + rules).getBytes(UTF_8)).document());
    assertThat(
            String.join(
                ", ",
                Enforceability.leaks(
                        document.rules(),
                        Map.of("s3", "s3", "ddb", "dynamodb"),
                        document.networks(),
                        document.groups(),
                        LocalDate.of(2026, 6, 1))
                    .stream()
                    .map(leak ->
                        leak.rule().name()
                            + " at "
                            + leak.endpoint()
                            + " to "
                            + leak.other().name())
                    .toList()))
        .isEqualTo(leaks);
  }
}
