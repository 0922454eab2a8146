package causeway.access.decide;

import static causeway.access.decide.Rules.allow;
import static causeway.access.decide.Rules.deny;
import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.Mode;
import causeway.access.host.Host;
import causeway.access.snapshot.AccessSnapshot;
import java.net.InetAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final AccessSnapshot SNAPSHOT =
      Rules.snapshot(
          allow("reports").networks("berlin").buckets("reports-*"),
          allow("ddb").networks("factory").endpoint("ddb"),
          deny("guests").networks("berlin-guests"),
          deny("secret").networks("factory").buckets("secret-*"),
          allow("next").report().networks("office-wide").buckets("lake"));

  @Test
  void anAllowSaysWhatItDoesNotSettle() {
    assertThat(explain("10.20.1.5", null, Hosts.bucket("reports-eu")))
        .isEqualTo(
            "10.20.1.5 (networks berlin, office-wide) may reach"
                + " reports-eu.s3.eu-west-1.amazonaws.com:443 by rule \"reports\"; behind TLS"
                + " passthrough bucket \"reports-eu\" is only what SNI names, and the endpoint"
                + " policy bounds the buckets, actions and principals of the requests.");
    assertThat(explain("10.31.0.9", "etl", Hosts.dynamodb()))
        .isEqualTo(
            "10.31.0.9 (networks factory, office-wide, user \"etl\") may reach"
                + " dynamodb.eu-west-1.amazonaws.com:443 by rule \"ddb\"; tables, actions and"
                + " principals are bounded by the endpoint policy.");
  }

  @Test
  void aRefusalSaysWhyAndWhatToDo() {
    assertThat(explain("10.20.200.7", null, Hosts.bucket("reports-eu")))
        .isEqualTo(
            "10.20.200.7 (networks berlin-guests, berlin, office-wide) may not reach"
                + " reports-eu.s3.eu-west-1.amazonaws.com:443: rule \"guests\" denies it, and a"
                + " deny wins over every allow; narrow or remove it.");
    assertThat(explain("192.0.2.1", null, Hosts.bucket("reports-eu")))
        .isEqualTo(
            "192.0.2.1 (in no network) may not reach reports-eu.s3.eu-west-1.amazonaws.com:443: no"
                + " rule allows it; add the address to a network that a rule names.");
    assertThat(explain("10.20.1.5", null, Hosts.path()))
        .isEqualTo(
            "10.20.1.5 (networks berlin, office-wide) may not reach"
                + " s3.eu-west-1.amazonaws.com:443: no rule allows it; this name hides the bucket,"
                + " so rules that name buckets do not allow it; use virtual-hosted names, such as"
                + " BUCKET.s3.eu-west-1.amazonaws.com, or add a rule without buckets.");
    assertThat(explain("10.31.0.9", null, Hosts.path()))
        .endsWith(
            ": rule \"secret\" denies some buckets, and this name does not say which bucket it"
                + " reaches; use virtual-hosted names, such as BUCKET.s3.eu-west-1.amazonaws.com.");
    assertThat(explain("10.20.1.5", null, Hosts.global()))
        .endsWith(
            ": it is in Region us-east-1, and the farm's endpoints carry only eu-west-1; use"
                + " s3.eu-west-1.amazonaws.com.");
    assertThat(explain("10.20.1.5", null, Hosts.bucket("x", "us-east-1")))
        .endsWith("carry only eu-west-1; use a farm in that Region.");
    assertThat(explain("10.20.1.5", null, Hosts.expressControl()))
        .endsWith(": the farm has no endpoint for s3express; add one under endpoints.");
    assertThat(explain("10.20.1.5", null, Hosts.website("x")))
        .endsWith(": website endpoints speak HTTP only.");
  }

  @Test
  void reportOnlyRulesSayWhatTheyWouldDo() {
    assertThat(explain("10.31.0.9", null, Hosts.bucket("lake")))
        .isEqualTo(
            "10.31.0.9 (networks factory, office-wide) may not reach"
                + " lake.s3.eu-west-1.amazonaws.com:443: no rule allows it; add a rule from network"
                + " \"factory\" that allows it; enforcing the report-only rules would allow it by"
                + " rule \"next\".");
    assertThat(
            explain(
                Rules.snapshot(Mode.REPORT, deny("all")), "10.20.1.5", null, Hosts.bucket("lake")))
        .isEqualTo(
            "10.20.1.5 (networks berlin, office-wide) may reach"
                + " lake.s3.eu-west-1.amazonaws.com:443 because the document has mode report and"
                + " refuses nothing; behind TLS passthrough bucket \"lake\" is only what SNI names,"
                + " and the endpoint policy bounds the buckets, actions and principals of the"
                + " requests; enforcing the document would refuse it: rule \"all\" denies it, and"
                + " a deny wins over every allow; narrow or remove it.");
  }

  @Test
  void namesOfPeersCannotForgeALine() {
    assertThat(explain("10.20.1.5", "a\nb\"c", Hosts.invalid("x\r\n\u001b[31m\"y")))
        .isEqualTo(
            "10.20.1.5 (networks berlin, office-wide, user \"a?b?c\") may not reach x???[31m?y:443:"
                + " an address is not a name.");
  }

  private static String explain(String from, @Nullable String user, Host host) {
    return explain(SNAPSHOT, from, user, host);
  }

  private static String explain(
      AccessSnapshot snapshot, String from, @Nullable String user, Host host) {
    Access access = Access.of(snapshot);
    Caller caller = new Caller(InetAddress.ofLiteral(from), user);
    Target target = new Target(host, 443);
    Decision decision = access.decide(caller, target, Instant.parse("2026-06-01T12:00:00Z"));
    return access.explain(caller, target, decision);
  }
}
