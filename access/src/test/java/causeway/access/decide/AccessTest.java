package causeway.access.decide;

import static causeway.access.decide.Rules.allow;
import static causeway.access.decide.Rules.deny;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import causeway.access.Mode;
import causeway.access.host.Host;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AccessTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final String NONE = "deny no-matching-rule";

  /// Most rows come in pairs: what is accepted, and the nearest that is not.
  static Stream<Arguments> decisions() {
    Access networks =
        access(
            allow("reports").networks("berlin").buckets("reports-*"),
            deny("guests").networks("berlin-guests"),
            allow("wide").networks("office-wide").buckets("wide"),
            allow("ddb").networks("factory", "berlin").endpoint("ddb"));
    Access users =
        access(
            allow("group").groups("data").buckets("lake"),
            allow("user").users("deployer").networks("berlin").buckets("site"),
            allow("both").users("etl", "deployer").groups("data").buckets("both"));
    Access kinds =
        access(
            allow("ap").accessPoints("fin-*").accounts("111122223333"),
            allow("account").accounts("444455556666").buckets("logs-*"),
            allow("region").regions("eu-west-1").buckets("local"),
            allow("port").ports(8443).buckets("lake"),
            allow("host").hosts("*.S3.eu-west-1.amazonaws.com").buckets("named"),
            allow("tables").tables("telemetry"),
            allow("seen")
                .principals("arn:aws:iam::111122223333:role/x")
                .access("read")
                .buckets("p"));
    Access hidden =
        access(
            allow("some").buckets("*"),
            allow("anything").networks("berlin"),
            deny("secret").buckets("secret-*").ports(443));
    Access order =
        access(
            allow("one").buckets("a*"),
            allow("two").buckets("ab"),
            deny("three").buckets("abc*"),
            deny("four").buckets("*c"));
    return Stream.of(
        row(
            networks,
            "10.20.1.5",
            null,
            Hosts.bucket("reports-eu"),
            "allow allowed-by-rule reports"),
        row(networks, "10.20.1.5", null, Hosts.bucket("report-eu"), NONE),
        row(
            networks,
            "2001:db8:20::5",
            null,
            Hosts.bucket("reports-eu"),
            "allow allowed-by-rule reports"),
        row(networks, "2001:db8:21::5", null, Hosts.bucket("reports-eu"), NONE),
        row(
            networks,
            "10.20.199.255",
            null,
            Hosts.bucket("reports-eu"),
            "allow allowed-by-rule reports"),
        row(
            networks,
            "10.20.200.0",
            null,
            Hosts.bucket("reports-eu"),
            "deny denied-by-rule guests"),
        row(networks, "10.20.1.5", null, Hosts.bucket("wide"), "allow allowed-by-rule wide"),
        row(networks, "11.20.1.5", null, Hosts.bucket("wide"), NONE),
        row(networks, "10.31.0.1", null, Hosts.dynamodb(), "allow allowed-by-rule ddb"),
        row(networks, "10.31.0.1", null, Hosts.bucket("x"), NONE),
        row(
            networks,
            "10.20.1.5",
            null,
            Hosts.bucket("reports-eu", "us-east-1"),
            "deny other-region"),
        row(
            networks,
            "10.20.1.5",
            null,
            Hosts.globalBucket("reports-eu"),
            "allow allowed-by-rule reports"),
        row(networks, "10.20.1.5", null, Hosts.global(), "deny other-region"),
        row(networks, "10.20.1.5", null, Hosts.directoryBucket("reports-a"), "deny no-endpoint"),
        row(networks, "10.20.1.5", null, Hosts.website("reports-eu"), "deny website"),
        row(networks, "10.20.1.5", null, Hosts.invalid("10.0.0.1"), "deny ip-literal"),
        row(users, "192.0.2.1", "etl", Hosts.bucket("lake"), "allow allowed-by-rule group"),
        row(users, "192.0.2.1", "deployer", Hosts.bucket("lake"), NONE),
        row(users, "192.0.2.1", "stranger", Hosts.bucket("lake"), NONE),
        row(users, "192.0.2.1", null, Hosts.bucket("lake"), NONE),
        row(users, "10.20.1.5", "deployer", Hosts.bucket("site"), "allow allowed-by-rule user"),
        row(users, "192.0.2.1", "deployer", Hosts.bucket("site"), NONE),
        row(users, "192.0.2.1", "etl", Hosts.bucket("both"), "allow allowed-by-rule both"),
        row(users, "192.0.2.1", "deployer", Hosts.bucket("both"), NONE),
        row(
            kinds,
            "::1",
            null,
            Hosts.accessPoint("fin-a", "111122223333"),
            "allow allowed-by-rule ap"),
        row(kinds, "::1", null, Hosts.accessPoint("fin-a", "444455556666"), NONE),
        row(kinds, "::1", null, Hosts.accessPoint("ops-a", "111122223333"), NONE),
        row(
            kinds,
            "::1",
            null,
            Hosts.regional("logs", "444455556666"),
            "allow allowed-by-rule account"),
        row(kinds, "::1", null, Hosts.regional("logs", "111122223333"), NONE),
        row(kinds, "::1", null, Hosts.bucket("local"), "allow allowed-by-rule region"),
        row(kinds, "::1", null, Hosts.globalBucket("local"), NONE),
        row(kinds, "::1", null, Hosts.bucket("lake"), NONE),
        row(kinds, "::1", null, Hosts.bucket("named"), "allow allowed-by-rule host"),
        row(kinds, "::1", null, Hosts.globalBucket("named"), NONE),
        row(kinds, "::1", null, Hosts.dynamodb(), "allow allowed-by-rule tables"),
        row(kinds, "::1", null, Hosts.path(), NONE),
        row(kinds, "::1", null, Hosts.bucket("p"), "allow allowed-by-rule seen"),
        row(hidden, "10.20.1.5", null, Hosts.bucket("secret-a"), "deny denied-by-rule secret"),
        row(hidden, "10.20.1.5", null, Hosts.bucket("open"), "allow allowed-by-rule some"),
        row(hidden, "10.20.1.5", null, Hosts.path(), "deny bucket-not-visible secret"),
        row(hidden, "10.20.1.5", null, Hosts.alias("x-s3alias"), "deny bucket-not-visible secret"),
        row(hidden, "10.20.1.5", null, Hosts.dynamodb(), "allow allowed-by-rule anything"),
        row(hidden, "192.0.2.1", null, Hosts.dynamodb(), NONE),
        row(order, "::1", null, Hosts.bucket("ab"), "allow allowed-by-rule one"),
        row(order, "::1", null, Hosts.bucket("abcc"), "deny denied-by-rule three"),
        row(order, "::1", null, Hosts.bucket("ac"), "deny denied-by-rule four"));
  }

  private static Arguments row(
      Access access, String from, @Nullable String user, Host host, String expected) {
    return arguments(from, user, host.name(), expected, access, host);
  }

  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @MethodSource
  void decisions(
      String from, @Nullable String user, String name, String expected, Access access, Host host) {
    Caller caller = new Caller(InetAddress.ofLiteral(from), user);

    assertThat(say(access.decide(caller, new Target(host, 443), NOW))).as(name).isEqualTo(expected);
  }

  static Stream<Arguments> reported() {
    Rules lake = allow("lake").buckets("lake");
    return Stream.of(
        arguments(
            "an allow only reports",
            access(allow("r").report().buckets("lake")),
            "deny no-matching-rule, would allow allowed-by-rule r"),
        arguments(
            "a deny only reports",
            access(lake, deny("r").report().buckets("l*")),
            "allow allowed-by-rule lake, would deny denied-by-rule r"),
        arguments(
            "the same effect is no would",
            access(lake, allow("r").report()),
            "allow allowed-by-rule lake"),
        arguments(
            "a report-only allow does not outdo an enforced deny",
            access(deny("d"), allow("r").report()),
            "deny denied-by-rule d"),
        arguments(
            "the enforced rule comes first among those that would deny",
            access(lake, deny("r1").report().buckets("x"), deny("r2").report()),
            "allow allowed-by-rule lake, would deny denied-by-rule r2"),
        arguments("the document reports", report(lake), "allow report-mode"),
        arguments(
            "the document reports, and nothing allows",
            report(allow("r").report()),
            "allow report-mode, would deny no-matching-rule"),
        arguments(
            "the document reports, and a deny matches",
            report(lake, deny("d")),
            "allow report-mode, would deny denied-by-rule d"),
        arguments(
            "the document reports, and so does the deny",
            report(lake, deny("d").report()),
            "allow report-mode"));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource
  void reported(String name, Access access, String expected) {
    assertThat(say(ask(access, Hosts.bucket("lake"), NOW))).as(name).isEqualTo(expected);
  }

  @Test
  void aReportingDocumentRelaysWhatHasAName() {
    Access access = report(allow("all"));

    assertThat(say(ask(access, Hosts.website("x"), NOW)))
        .isEqualTo("allow report-mode, would deny website");
    assertThat(say(ask(access, Hosts.global(), NOW)))
        .isEqualTo("allow report-mode, would deny other-region");
    assertThat(say(ask(access, Hosts.expressControl(), NOW)))
        .isEqualTo("allow report-mode, would deny no-endpoint");
    assertThat(say(ask(access, Hosts.invalid("10.0.0.1"), NOW))).isEqualTo("deny ip-literal");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-01T00:00:00Z, deny denied-by-rule d",
    "2026-06-01T23:59:59.999Z, deny denied-by-rule d",
    "2026-06-02T00:00:00Z, allow allowed-by-rule a",
    "2026-06-02T23:59:59Z, allow allowed-by-rule a",
    "2026-06-03T00:00:00Z, deny no-matching-rule",
  })
  void rulesCountThroughTheEndOfTheirLastDay(Instant now, String expected) {
    Access access = access(allow("a").until("2026-06-02"), deny("d").until("2026-06-01"));

    assertThat(say(ask(access, Hosts.bucket("lake"), now))).isEqualTo(expected);
  }

  @Test
  void admitsOnlyThePrefixListOfTheService() {
    Access access = access();
    InetAddress s3 = InetAddress.ofLiteral("52.218.127.255");
    InetAddress dynamodb = InetAddress.ofLiteral("52.94.25.1");

    assertThat(access.admits(Hosts.bucket("x"), s3)).isTrue();
    assertThat(access.admits(Hosts.bucket("x"), dynamodb)).isFalse();
    assertThat(access.admits(Hosts.bucket("x"), InetAddress.ofLiteral("52.218.128.0"))).isFalse();
    assertThat(access.admits(Hosts.dynamodb(), dynamodb)).isTrue();
    assertThat(access.admits(Hosts.directoryBucket("x"), s3)).isFalse();
    assertThat(access.admits(Hosts.invalid("x"), s3)).isFalse();
    assertThat(access.admits(Hosts.bucket("x"), InetAddress.ofLiteral("169.254.169.254")))
        .isFalse();
  }

  private static Access access(Rules... rules) {
    return Access.of(Rules.snapshot(rules));
  }

  private static Access report(Rules... rules) {
    return Access.of(Rules.snapshot(Mode.REPORT, rules));
  }

  private static Decision ask(Access access, Host host, Instant now) {
    return access.decide(
        new Caller(InetAddress.ofLiteral("10.20.1.5"), null), new Target(host, 443), now);
  }

  private static String say(Decision decision) {
    Decision.Would would = decision.would();
    return decision.effect().code()
        + " "
        + decision.reason()
        + (decision.rule() == null ? "" : " " + decision.rule())
        + (would == null
            ? ""
            : ", would "
                + would.effect().code()
                + " "
                + would.reason()
                + (would.rule() == null ? "" : " " + Objects.toString(would.rule())));
  }
}
