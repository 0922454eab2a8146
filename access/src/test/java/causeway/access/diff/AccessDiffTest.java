package causeway.access.diff;

import static causeway.access.decide.Rules.allow;
import static causeway.access.decide.Rules.deny;
import static causeway.access.decide.Rules.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import causeway.access.Mode;
import causeway.access.decide.Rules;
import causeway.access.snapshot.AccessSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AccessDiffTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Rules REPORTS = allow("reports").networks("berlin").buckets("reports-*");
  private static final Rules LAKE = allow("lake").buckets("lake");

  static Stream<Arguments> changes() {
    return Stream.of(
        row("nothing", snapshot(REPORTS), snapshot(REPORTS)),
        row("another name", snapshot(LAKE), snapshot(allow("pond").buckets("lake"))),
        row("another order", snapshot(LAKE, REPORTS), snapshot(REPORTS, LAKE)),
        row(
            "a new allow",
            snapshot(),
            snapshot(REPORTS),
            "added: network berlin can reach bucket reports-* (rule \"reports\"); for example"
                + " 10.20.0.1 to reports-x.s3.eu-west-1.amazonaws.com:443 was denied"
                + " (no-matching-rule), is allowed (allowed-by-rule, rule \"reports\")"),
        row(
            "an allow gone",
            snapshot(REPORTS),
            snapshot(),
            "removed: network berlin can no longer reach bucket reports-* (rule \"reports\"); for"
                + " example 10.20.0.1 to reports-x.s3.eu-west-1.amazonaws.com:443 was allowed"
                + " (allowed-by-rule, rule \"reports\"), is denied (no-matching-rule)"),
        row(
            "a new deny that bites where its pattern meets an allow",
            snapshot(REPORTS),
            snapshot(REPORTS, deny("secret").buckets("*-secret")),
            "removed: network berlin can no longer reach bucket *-secret (rule \"secret\"); for"
                + " example 10.20.0.1 to reports-secret.s3.eu-west-1.amazonaws.com:443 was allowed"
                + " (allowed-by-rule, rule \"reports\"), is denied (denied-by-rule, rule"
                + " \"secret\")"),
        row(
            "a new deny that meets no allow",
            snapshot(REPORTS),
            snapshot(REPORTS, deny("lake").buckets("lake"))),
        row(
            "a deny for a network within",
            snapshot(REPORTS),
            snapshot(REPORTS, deny("guests").networks("berlin-guests")),
            "removed: network berlin-guests can no longer reach bucket reports-* (rule"
                + " \"guests\"); for example 10.20.200.1 to"
                + " reports-x.s3.eu-west-1.amazonaws.com:443 was allowed (allowed-by-rule, rule"
                + " \"reports\"), is denied (denied-by-rule, rule \"guests\")"),
        row(
            "from a group to a user, and other actions",
            snapshot(allow("etl").groups("data").buckets("lake").access("read")),
            snapshot(allow("etl").users("deployer").buckets("lake").access("write")),
            "added: user deployer can reach bucket lake (rule \"etl\"); for example 10.0.0.1 as"
                + " deployer to lake.s3.eu-west-1.amazonaws.com:443 was denied (no-matching-rule),"
                + " is allowed (allowed-by-rule, rule \"etl\")",
            "removed: group data can no longer reach bucket lake (rule \"etl\"); for example"
                + " 10.0.0.1 as etl to lake.s3.eu-west-1.amazonaws.com:443 was allowed"
                + " (allowed-by-rule, rule \"etl\"), is denied (no-matching-rule)",
            "endpoint-policy: rule \"etl\" changes access from read to write, which the proxies do"
                + " not see and the endpoint policy enforces"),
        row(
            "an end in the future",
            snapshot(LAKE),
            snapshot(allow("lake").buckets("lake").until("2026-12-31")),
            "expiry: from 2027-01-01 anyone can no longer reach bucket lake (rule \"lake\"); for"
                + " example 10.0.0.1 to lake.s3.eu-west-1.amazonaws.com:443 was allowed"
                + " (allowed-by-rule, rule \"lake\"), is denied (no-matching-rule)"),
        row(
            "a deny that only reports",
            snapshot(REPORTS),
            snapshot(REPORTS, deny("eu").report().buckets("reports-eu")),
            "would-changed: network berlin is reported as would-deny for bucket reports-eu (rule"
                + " \"eu\"); for example 10.20.0.1 to reports-eu.s3.eu-west-1.amazonaws.com:443"
                + " was allowed (allowed-by-rule, rule \"reports\"), is allowed (allowed-by-rule,"
                + " rule \"reports\", would-deny)"),
        row(
            "a mode",
            snapshot(REPORTS),
            snapshot(Mode.REPORT, REPORTS),
            "added: anyone can reach s3; for example 10.0.0.1 to xxx.s3.eu-west-1.amazonaws.com:443"
                + " was denied (no-matching-rule), is allowed (report-mode, would-deny)",
            "added: anyone can reach dynamodb; for example 10.0.0.1 to"
                + " dynamodb.eu-west-1.amazonaws.com:443 was denied (no-matching-rule), is allowed"
                + " (report-mode, would-deny)"),
        row(
            "an access point",
            snapshot(),
            snapshot(allow("fin").accessPoints("fin-*").accounts("111122223333")),
            "added: anyone can reach access point fin-* (rule \"fin\"); for example 10.0.0.1 to"
                + " fin-x-111122223333.s3-accesspoint.eu-west-1.amazonaws.com:443 was denied"
                + " (no-matching-rule), is allowed (allowed-by-rule, rule \"fin\")"),
        row(
            "a table",
            snapshot(),
            snapshot(allow("t").networks("factory").endpoint("ddb").tables("telemetry")),
            "added: network factory can reach dynamodb (rule \"t\"); for example 10.31.0.1 to"
                + " dynamodb.eu-west-1.amazonaws.com:443 was denied (no-matching-rule), is allowed"
                + " (allowed-by-rule, rule \"t\")",
            "endpoint-policy: rule \"t\" is new, with tables telemetry, which the proxies do not"
                + " see and the endpoint policy enforces"),
        row(
            "a host pattern and a port",
            snapshot(),
            snapshot(allow("h").hosts("*.s3.eu-*.amazonaws.com").ports(443)),
            "added: anyone can reach host *.s3.eu-*.amazonaws.com port 443 (rule \"h\"); for"
                + " example 10.0.0.1 to xxx.s3.eu-west-1.amazonaws.com:443 was denied"
                + " (no-matching-rule), is allowed (allowed-by-rule, rule \"h\")"));
  }

  private static Arguments row(
      String name, AccessSnapshot old, AccessSnapshot fresh, String... texts) {
    return arguments(name, old, fresh, List.of(texts));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void changes(String name, AccessSnapshot old, AccessSnapshot fresh, List<String> texts) {
    AccessDiff diff = AccessDiff.between(old, fresh, NOW);

    assertThat(diff.changes().stream().map(Change::text)).as(name).isEqualTo(texts);
    assertThat(diff.exhaustive()).isTrue();
  }

  @Test
  void changesOfManyClassesAreOneEach() {
    AccessDiff diff =
        AccessDiff.between(
            snapshot(), snapshot(allow("all").networks("berlin", "factory").endpoint("s3")), NOW);

    assertThat(diff.changes()).hasSize(1);
    Change change = diff.changes().getFirst();
    assertThat(change.kind()).isEqualTo(Kind.ADDED);
    assertThat(change.networks()).containsExactly("berlin", "factory");
    assertThat(change.what()).isEqualTo("s3");
    assertThat(change.rule()).isEqualTo("all");
  }

  @Test
  void boundedWorkIsSaidToBe() {
    AccessSnapshot fresh = snapshot(allow("all").endpoint("s3"));
    AccessDiff diff = AccessDiff.between(snapshot(), fresh, NOW, 3);

    assertThat(diff.exhaustive()).isFalse();
    assertThat(diff.changes()).isNotEmpty();
  }
}
