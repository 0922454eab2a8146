package causeway.proxy;

import causeway.access.Effect;
import causeway.access.Mode;
import causeway.access.Rule;
import causeway.access.decide.Access;
import causeway.access.snapshot.AccessSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Access rules for tests: loopback clients, one S3 endpoint in eu-west-1.
final class Farm {
  static final String ALLOWED = "reports-eu.s3.eu-west-1.amazonaws.com";
  static final String DENIED = "secret-eu.s3.eu-west-1.amazonaws.com";
  static final String UNRULED = "other-eu.s3.eu-west-1.amazonaws.com";

  private final List<Rule> rules = new ArrayList<>();
  private List<String> prefixes = List.of("127.0.0.0/8");
  private long sequence = 1;

  private Farm() {}

  /// Allows `reports-*` by rule `reports`, denies `secret-*` by rule `no-secrets`.
  static Farm standard() {
    return new Farm()
        .rule("reports", Effect.ALLOW, Mode.ENFORCE, "reports-*")
        .rule("no-secrets", Effect.DENY, Mode.ENFORCE, "secret-*");
  }

  Farm rule(String name, Effect effect, Mode mode, String... buckets) {
    Rule.To to =
        new Rule.To(
            "s3",
            List.of(),
            List.of(buckets),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    Rule.From from = new Rule.From(List.of("office"), List.of(), List.of());
    rules.add(new Rule(name, effect, mode, null, from, to));
    return this;
  }

  Farm prefixes(String... blocks) {
    prefixes = List.of(blocks);
    return this;
  }

  Farm sequence(long number) {
    sequence = number;
    return this;
  }

  Access access() {
    return Access.of(
        new AccessSnapshot(
            "test",
            "eu-west-1",
            Mode.ENFORCE,
            sequence,
            null,
            Map.of("s3", new AccessSnapshot.Endpoint("s3", prefixes)),
            Map.of("office", List.of("127.0.0.0/8")),
            Map.of(),
            Map.of(),
            List.copyOf(rules)));
  }
}
