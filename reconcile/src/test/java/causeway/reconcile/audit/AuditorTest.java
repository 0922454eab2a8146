package causeway.reconcile.audit;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.document.Reaction;
import causeway.reconcile.Lockdown;
import causeway.reconcile.audit.AuditReport.Outcome;
import causeway.reconcile.observed.Latch;
import causeway.reconcile.observed.Latches;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is found about one endpoint, beside its nearest neighbour about which nothing is.
class AuditorTest {
  private static final String IN =
      "\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-a1b2c3d4e5\",\"aws:ResourceAccount\":\"111122223333\"}}";

  private final Account account = new Account();

  private static String allow(String rest) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\"," + rest + "}]}";
  }

  private List<String> found(AuditReport report) {
    return report.findings().stream()
        .map(each ->
            each.finding().check()
                + " "
                + each.finding().status().code()
                + " "
                + each.finding().reason())
        .toList();
  }

  private List<String> foreign(String service, @Nullable String policy) {
    account.put("vpce-0f", service, policy);
    return found(account.audit(null));
  }

  @Test
  void aFarmAsTheDocumentSaysIsClean() {
    AuditReport report = account.audit(null);
    assertThat(found(report)).isEmpty();
    assertThat(report.outcome()).isEqualTo(Outcome.CLEAN);
    assertThat(report.endpoints())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.name()).isEqualTo("s3");
          assertThat(
                  each.checks().stream()
                      .map(answer -> answer.check() + " " + answer.answer())
                      .collect(Collectors.toSet()))
              .contains(
                  "readable passed",
                  "full-access passed",
                  "organization-perimeter passed",
                  "resource-perimeter passed",
                  "drift passed");
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // beside each, its nearest neighbour inside
        "ORG | '\"aws:PrincipalOrgID\":\"o-a1b2c3d4e5\",' | organization-perimeter violation no-matching-allow",
        "RES | ',\"aws:ResourceAccount\":\"111122223333\"' | resource-perimeter violation no-matching-allow",
      })
  void aControlIsBrokenByOneMissingCondition(String name, String dropped, String expected) {
    String inside =
        allow("\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"," + IN);
    assertThat(foreign("s3", inside)).as(name).isEmpty();
    assertThat(inside).contains(dropped);
    assertThat(foreign("s3", inside.replace(dropped, ""))).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // beside each, its nearest neighbour inside
        "buckets: [reports] | s3 | s3:GetObject | arn:aws:s3:::reports/* | arn:aws:s3:::report/* | only-our-buckets",
        "buckets: [\"re*\"] | s3 | s3:GetObject | arn:aws:s3:::reports/* | arn:aws:s3:::row/* | only-our-buckets",
        "tables: [orders] | dynamodb | dynamodb:GetItem | arn:aws:dynamodb:eu-west-1:111122223333:table/orders | arn:aws:dynamodb:eu-west-1:111122223333:table/orders2 | only-our-tables",
        "administration: false | s3 | s3:GetObject | arn:aws:s3:::reports/* | '' | no-administration",
        "networks: [10.50.0.0/16] | s3 | s3:GetObject | '' | '' | expected-network",
      })
  void whatTheAuditIsToldOnlyToPermit(
      String only, String service, String action, String inside, String outside, String check) {
    account.document = Account.parse(Account.DOCUMENT + "audit: {only: {" + only + "}}\n");
    String policy =
        allow("\"Principal\":\"*\",\"Action\":\"ACTION\",\"Resource\":\"RESOURCE\"," + IN);
    String kept = policy.replace("ACTION", action);
    String broken = kept;
    switch (check) {
      case "no-administration" -> {
        kept = kept.replace("RESOURCE", inside);
        broken =
            policy
                .replace("ACTION", "s3:PutBucketPolicy")
                .replace("RESOURCE", "arn:aws:s3:::reports");
      }
      case "expected-network" -> {
        broken = broken.replace("RESOURCE", "arn:aws:s3:::reports/*");
        kept =
            broken.replace(
                "\"StringEquals\"",
                "\"IpAddress\":{\"aws:VpcSourceIp\":\"10.50.7.0/24\"},\"StringEquals\"");
      }
      default -> {
        kept = kept.replace("RESOURCE", inside);
        broken = broken.replace("RESOURCE", outside);
      }
    }
    assertThat(foreign(service, kept)).as(kept).isEmpty();
    assertThat(foreign(service, broken)).containsExactly(check + " violation no-matching-allow");
  }

  @Test
  void aBaselineIsOnlyForItsService() {
    account.document =
        Account.parse(Account.DOCUMENT + "audit: {every: 6h, baseline: {s3: b.json}}\n");
    account.baselines.put(
        "s3",
        Account.policy(
            allow(
                "\"Principal\":\"*\",\"Action\":\"s3:Get*\",\"Resource\":\"arn:aws:s3:::reports/*\"")));
    String inside =
        allow(
            "\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::reports/a*\","
                + IN);
    account.endpoints.clear();
    account.put("vpce-0f", "s3", inside);
    account.put(
        "vpce-0e",
        "dynamodb",
        allow("\"Principal\":\"*\",\"Action\":\"dynamodb:*\",\"Resource\":\"*\"," + IN));
    assertThat(found(account.audit(null))).containsExactly("missing violation missing");
    account.put("vpce-0f", "s3", inside.replace("reports/a*", "reports*"));
    AuditReport report = account.audit(null);
    assertThat(found(report))
        .containsExactlyInAnyOrder(
            "missing violation missing", "baseline violation no-matching-allow");
    Finding broken =
        report.findings().stream()
            .map(AuditReport.Dated::finding)
            .filter(each -> each.check().equals("baseline"))
            .findFirst()
            .orElseThrow();
    assertThat(broken.evidence())
        .singleElement()
        .satisfies(evidence -> {
          assertThat(evidence.blamed()).hasValue(0);
          assertThat(evidence.refuted().witness().resource()).startsWith("arn:aws:s3:::reports");
        });
    assertThat(broken.message()).isEqualTo("One statement permits more.");
    assertThat(broken.words())
        .contains("The endpoint would permit s3:GetObject on arn:aws:s3:::reports")
        .contains("which the baseline does not permit");
  }

  @Test
  void noPolicyIsFullAccessAndSoIsOneThatSaysSo() {
    assertThat(foreign("s3", null)).containsExactly("full-access violation full-access");
    assertThat(foreign("s3", allow("\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"")))
        .containsExactly("full-access violation full-access");
    assertThat(
            foreign("s3", allow("\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"," + IN)))
        .isEmpty();
    AuditReport report = account.audit(null);
    assertThat(report.outcome()).isEqualTo(Outcome.CLEAN);
  }

  @Test
  void fullAccessNamesWhatItBreaksOnce() {
    account.put("vpce-0f", "s3", null);
    Finding finding = account.audit(null).findings().getFirst().finding();
    assertThat(finding.severity()).isEqualTo(Severity.HIGH);
    assertThat(finding.message())
        .startsWith("Nobody attached a policy, and AWS then permits everything.")
        .contains("That breaks organization-perimeter, resource-perimeter.");
    assertThat(finding.evidence())
        .hasSize(2)
        .allSatisfy(each -> assertThat(each.refuted().witness().action()).startsWith("s3:"));
    account.put("vpce-0f", "sqs", null);
    assertThat(account.audit(null).findings().getFirst().finding().severity())
        .isEqualTo(Severity.MEDIUM);
  }

  @Test
  void aServiceWithoutPoliciesIsNamed() {
    account.unsupported.add("com.amazonaws.eu-west-1.vpce-svc");
    assertThat(foreign("vpce-svc", null))
        .containsExactly("no-policy-support notice no-policy-support");
    account.put("vpce-0f", Account.HOME, "GatewayLoadBalancer", "other", null);
    assertThat(found(account.audit(null)))
        .containsExactly("no-policy-support notice no-policy-support");
    assertThat(account.audit(null).outcome()).isEqualTo(Outcome.CLEAN);
  }

  @Test
  void whatCannotBeReadIsUnknown() {
    assertThat(foreign("s3", "{\"Statement\":[{\"Effect\":\"Perhaps\"}]}"))
        .containsExactly("readable unknown unreadable-policy");
    assertThat(account.audit(null).outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(account.audit(null).findings().getFirst().finding().message()).contains("1:");
  }

  @Test
  void uniqueIdsAreToldAndAreNoViolation() {
    account.document =
        Account.parse(Account.DOCUMENT + "audit: {every: 6h, baseline: {s3: b.json}}\n");
    account.baselines.put(
        "s3",
        Account.policy(
            allow(
                "\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:role/office\"},\"Action\":\"s3:Get*\",\"Resource\":\"*\"")));
    String saved =
        allow(
            "\"Principal\":{\"AWS\":\"AROAEXAMPLEEXAMPLE123\"},\"Action\":\"s3:GetObject\",\"Resource\":\"*\","
                + IN);
    account.endpoints.clear();
    assertThat(foreign("s3", saved))
        .containsExactlyInAnyOrder(
            "missing violation missing",
            "baseline unknown unique-id-in-principal",
            "misleading notice misleading",
            "unique-id-principal notice unique-id-principal");
    // Whoever the id is, writing is beyond the baseline only for it; a bucket of everybody is for
    // all.
    String both =
        saved.replace(
            "]}",
            ",{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:PutObject\",\"Resource\":\"*\","
                + IN
                + "}]}");
    assertThat(foreign("s3", both)).contains("baseline violation no-matching-allow");
  }

  @Test
  void wideningTheFarmsOwnPolicyIsDrift() {
    account.put(
        Account.OWN,
        "s3",
        account.compiledWith(
            "{\"Sid\":\"Quick\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::reports/*\","
                + IN
                + "}"));
    Finding drift = account.audit(null).findings().getFirst().finding();
    assertThat(drift.check()).isEqualTo("drift");
    assertThat(drift.reason()).isEqualTo("gained");
    assertThat(drift.severity()).isEqualTo(Severity.HIGH);
    assertThat(drift.evidence().getFirst().refuted().witness().action()).isEqualTo("s3:PutObject");
    assertThat(drift.evidence().getFirst().blamed()).hasValue(3);
  }

  @Test
  void aLockDownIsNoDriftAsLongAsItHolds() {
    account.put(Account.OWN, "s3", account.locked(Lockdown.CLOSED));
    assertThat(account.audit(null).findings().getFirst().finding().check()).isEqualTo("drift");

    account.latches =
        new Latches(
            List.of(
                new Latch(
                    "corp-bytes-out",
                    Reaction.Action.ENDPOINT_POLICY_CLOSED,
                    "",
                    Account.NOW,
                    null,
                    Reaction.Release.MANUAL,
                    "")));
    assertThat(account.audit(null).findings())
        .noneMatch(found -> found.finding().check().equals("drift"));

    account.put(Account.OWN, "s3", account.compiled());
    assertThat(account.audit(null).findings().getFirst().finding().reason()).isEqualTo("gained");
  }

  @Test
  void narrowingItIsDriftAndAnotherSpellingIsNone() {
    String compiled = account.compiled();
    account.put(
        Account.OWN, "s3", compiled.replace("arn:aws:s3:::reports/*", "arn:aws:s3:::reports/x*"));
    Finding drift = account.audit(null).findings().getFirst().finding();
    assertThat(drift.reason()).isEqualTo("lost");
    assertThat(drift.severity()).isEqualTo(Severity.MEDIUM);
    assertThat(drift.words()).contains("The endpoint would refuse ");
    account.put(
        Account.OWN, "s3", compiled.replace("\"Sid\":\"Reports\",", "").replace("s3:", "S3:"));
    account.put(Account.OWN, "s3", compiled.replace("\"Sid\":\"Reports\",", ""));
    assertThat(found(account.audit(null))).isEmpty();
  }

  @Test
  void aFreshDifferenceIsOnItsWay() {
    String widened =
        account.compiledWith(
            "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::reports/*\","
                + IN
                + "}");
    AuditReport first = account.audit(null);
    account.put(Account.OWN, "s3", widened);
    account.at = Account.NOW.plusSeconds(3600);
    AuditReport second = account.audit(Account.past(first));
    assertThat(found(second)).containsExactly("drift settling gained");
    assertThat(second.outcome()).isEqualTo(Outcome.CLEAN);
    assertThat(second.settling()).isTrue();
    account.at = account.at.plus(AuditSettings.GRACE).minusSeconds(1);
    assertThat(found(account.audit(Account.past(second)))).containsExactly("drift settling gained");
    account.at = account.at.plusSeconds(1);
    AuditReport third = account.audit(Account.past(second));
    assertThat(found(third)).containsExactly("drift violation gained");
    assertThat(third.findings().getFirst().fresh()).as("worse than before").isTrue();
    assertThat(third.findings().getFirst().firstSeen()).isEqualTo(second.at());
  }

  @Test
  void aFreshDocumentIsOnItsWayToo() {
    account.put(
        Account.OWN,
        "s3",
        account.compiledWith(
            "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::reports/*\","
                + IN
                + "}"));
    account.documentSince = Account.NOW.minusSeconds(60);
    assertThat(found(account.audit(null))).containsExactly("drift settling gained");
  }

  @Test
  void aPinnedEndpointIsAuditedAndNobodyIsSaidToWriteIt() {
    account.document =
        Account.parse(
            Account.DOCUMENT.replace(
                "{s3: {service: s3}}", "{s3: {service: s3, id: vpce-0123456789abcdef0}}"));
    account.endpoints.clear();
    account.put(Account.OWN, "s3", account.compiled());
    account.put("vpce-0123456789abcdef0", "s3", null);
    List<AuditReport.Dated> findings = account.audit(null).findings();
    Finding drift =
        findings.stream()
            .map(AuditReport.Dated::finding)
            .filter(each -> each.check().equals("drift"))
            .findFirst()
            .orElseThrow();
    assertThat(drift.subject().endpoint()).isEqualTo("vpce-0123456789abcdef0");
    assertThat(drift.remedy()).contains("without adopt: true");
  }

  @Test
  void endpointsThatAreGoingAreLeftOut() {
    account.endpoints.put(
        "x",
        new FoundEndpoint(
            "vpce-0d",
            Account.HOME,
            "Interface",
            "com.amazonaws.eu-west-1.sqs",
            "vpc-1",
            "deleting",
            null,
            java.util.Map.of(),
            null));
    assertThat(account.audit(null).endpoints()).hasSize(1);
  }
}
