package causeway.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import causeway.access.document.FarmDocument;
import causeway.access.document.FarmReader;
import causeway.access.document.Fault;
import causeway.access.document.Reaction;
import causeway.access.net.Cidr;
import causeway.access.snapshot.AccessSnapshot;
import causeway.access.snapshot.AccessSnapshot.Quarantined;
import causeway.access.snapshot.SnapshotCodec;
import causeway.policy.compare.PolicyComparison;
import causeway.policy.compare.Verdict;
import causeway.policy.language.Policy;
import causeway.reconcile.desired.ConfigDesired;
import causeway.reconcile.desired.ConfigRules;
import causeway.reconcile.observed.ConfigView;
import causeway.reconcile.observed.DocumentSeen;
import causeway.reconcile.observed.EndpointSeen;
import causeway.reconcile.observed.InForce;
import causeway.reconcile.observed.Latch;
import causeway.reconcile.observed.Latches;
import causeway.reconcile.observed.PrefixList;
import causeway.reconcile.plan.Action;
import causeway.reconcile.plan.ConfigPlanner;
import causeway.reconcile.plan.Plan;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The order of endpoint policies and snapshots, look by look, as a team applies documents.
class EndpointPlanTest {
  private static final ProxyAccess PROXIES =
      new ProxyAccess("arn:aws:iam::111122223333:role/proxies", "state", "reports", "records");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final String FIRST =
      "{\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

  private final Map<String, String> endpoints = new HashMap<>(Map.of("vpce-1", FIRST));
  private Map<String, String> stack = Map.of("s3", "vpce-1");
  private @Nullable InForce inForce;
  private @Nullable FarmDocument enforced;
  private String endpoint = "{service: s3}";
  private LocalDate today = TODAY;

  private FarmDocument document(String... buckets) {
    String yaml =
        "farm: corp\nregion: eu-west-1\nstrict: false\nendpoints: {s3: "
            + endpoint
            + "}\nnetworks: {berlin: [10.20.0.0/16]}\nrules:"
            + (buckets.length == 0 ? " []" : "")
            + List.of(buckets).stream()
                .map(each ->
                    "\n  - {name: to-%s, from: {networks: [berlin]}, to: {endpoint: s3, buckets: [%s]}}"
                        .formatted(each, each))
                .collect(Collectors.joining())
            + "\n";
    return Objects.requireNonNull(
        FarmReader.read("farm.yaml", yaml.getBytes(StandardCharsets.UTF_8)).document(), yaml);
  }

  private Latches latches = Latches.NONE;

  private Plan plan(DocumentSeen document) {
    Map<String, EndpointSeen> seen = new HashMap<>();
    endpoints.forEach((id, text) -> seen.put(id, EndpointSeen.of(id, text)));
    boolean other =
        !(document instanceof DocumentSeen.Good(String version, FarmDocument _)
            && inForce != null
            && version.equals(inForce.documentVersion()));
    ConfigView view =
        new ConfigView(
            inForce,
            document,
            other ? enforced : null,
            seen,
            Map.of(
                "s3",
                new PrefixList("pl-s3", "s3", 1, 10, false, List.of(Cidr.parse("52.218.0.0/17")))),
            List.of(),
            null,
            null,
            null,
            null,
            null,
            latches,
            today);
    ConfigSettings settings =
        new ConfigSettings("corp", "eu-west-1", stack, PROXIES, null, null, null, null, null);
    ConfigDesired desired = ConfigRules.desired(view, settings);
    return ConfigPlanner.plan(view, desired);
  }

  /// Looks, and does what the plan says.
  ///
  /// @param lost whether no snapshot can be written
  private List<String> look(FarmDocument document, boolean lost) {
    return look(new DocumentSeen.Good("v" + document.hashCode(), document), lost);
  }

  private List<String> look(DocumentSeen document, boolean lost) {
    Plan plan = plan(document);
    List<String> words = new ArrayList<>();
    for (Action action : plan.actions()) {
      words.add(action.words().replaceAll(" from document version .*", ""));
      switch (action) {
        case Action.SetEndpointPolicy policy -> endpoints.put(policy.endpointId(), policy.policy());
        case Action.PublishSnapshot publish -> {
          if (!lost) {
            AccessSnapshot snapshot = publish.snapshot();
            inForce =
                new InForce(
                    "etag",
                    Objects.requireNonNull(snapshot.sequence()),
                    SnapshotCodec.digest(snapshot),
                    snapshot);
            enforced = ((DocumentSeen.Good) document).document();
          }
        }
        default -> {}
      }
    }
    plan.alarms().forEach(alarm -> words.add("ALARM " + alarm));
    return words;
  }

  private List<String> look(FarmDocument document) {
    return look(document, false);
  }

  private void settle(FarmDocument document) {
    for (int i = 0; !look(document).isEmpty(); i++) {
      assertThat(i).as("looks").isLessThan(4);
    }
  }

  private void latch(Reaction.Action... actions) {
    latches =
        new Latches(
            Arrays.stream(actions)
                .map(action ->
                    new Latch(
                        "corp-bytes-out",
                        action,
                        action == Reaction.Action.QUARANTINE ? "10.20.1.5/32" : "",
                        Instant.parse("2026-11-25T10:02:00Z"),
                        null,
                        Reaction.Release.MANUAL,
                        ""))
                .toList());
  }

  @Test
  void readOnlyLeavesWhatReadsAndComesBackWithItsRelease() {
    settle(document("one"));
    String open = endpoints.get("vpce-1");
    latch(Reaction.Action.ENDPOINT_POLICY_READ_ONLY);
    assertThat(look(document("one")).getFirst()).startsWith("narrow the policy of the s3 endpoint");
    assertThat(endpoints.get("vpce-1"))
        .contains("::one/*", "s3:Get", "ProxiesWriteReports")
        .doesNotContain("s3:DeleteObject");
    assertThat(look(document("one"))).isEmpty();

    latch();
    assertThat(look(document("one")).getFirst()).startsWith("widen the policy of the s3 endpoint");
    assertThat(endpoints.get("vpce-1")).isEqualTo(open);
    assertThat(look(document("one"))).isEmpty();
  }

  @Test
  void closedKeepsTheProxiesOwnStatementsAndWaitsForNoPublication() {
    settle(document("one", "two"));
    latch(
        Reaction.Action.ENDPOINT_POLICY_CLOSED,
        Reaction.Action.ENDPOINT_POLICY_READ_ONLY,
        Reaction.Action.QUARANTINE);
    assertThat(look(document("one"), true))
        .containsExactly(
            "narrow the policy of the s3 endpoint: -to-one, -to-two", "publish sequence 2");
    assertThat(endpoints.get("vpce-1"))
        .contains("ProxiesReadRules", "ProxiesWriteReports")
        .doesNotContain("::one", "::two");
  }

  @Test
  void aChangedQuarantineIsPublishedUnderTheNextSequence() {
    settle(document("one"));
    latch(Reaction.Action.QUARANTINE);
    assertThat(look(document("one"))).containsExactly("publish sequence 2");
    assertThat(Objects.requireNonNull(Objects.requireNonNull(inForce).snapshot()).quarantine())
        .extracting(Quarantined::source, Quarantined::release)
        .containsExactly(tuple("10.20.1.5/32", "quarantine:10.20.1.5/32"));
    assertThat(look(document("one"))).isEmpty();

    latch();
    assertThat(look(document("one"))).containsExactly("publish sequence 3");
    assertThat(Objects.requireNonNull(Objects.requireNonNull(inForce).snapshot()).quarantine())
        .isEmpty();
  }

  @Test
  void latchesHoldUnderABadDocumentToo() {
    settle(document("one"));
    latch(Reaction.Action.QUARANTINE, Reaction.Action.ENDPOINT_POLICY_CLOSED);
    DocumentSeen bad =
        new DocumentSeen.Bad("v3", List.of(new Fault("farm.yaml", 1, 1, "x", "is wrong")));
    assertThat(look(bad, true))
        .anyMatch(words -> words.startsWith("narrow the policy of the s3 endpoint"))
        .contains("publish sequence 2");
    assertThat(endpoints.get("vpce-1")).doesNotContain("::one");
  }

  @Test
  void aQuarantineNeedsNoDocumentButALockDownDoes() {
    settle(document("one"));
    enforced = null;
    latch(Reaction.Action.QUARANTINE, Reaction.Action.ENDPOINT_POLICY_CLOSED);
    assertThat(look(new DocumentSeen.Absent(), true))
        .containsExactly(
            "publish sequence 2",
            "ALARM the endpoint policies cannot be locked down: the document in force cannot be"
                + " read; apply one without faults");
  }

  @Test
  void theFirstDocumentOpensTheEndpointBeforeItsRulesAreInForce() {
    FarmDocument document = document("one");
    assertThat(look(document))
        .containsExactly(
            "widen the policy of the s3 endpoint: +ProxiesReadRules, +ProxiesWriteReports, +to-one",
            "publish sequence 1");
    assertThat(look(document)).isEmpty();
  }

  @Test
  void wideningIsPolicyThenSnapshot() {
    settle(document("one"));
    FarmDocument wider = document("one", "two");
    assertThat(look(wider))
        .containsExactly("widen the policy of the s3 endpoint: +to-two", "publish sequence 2");
    assertThat(look(wider)).isEmpty();
  }

  @Test
  void narrowingIsSnapshotThenPolicy() {
    settle(document("one", "two"));
    FarmDocument narrower = document("one");
    assertThat(look(narrower)).containsExactly("publish sequence 2");
    assertThat(look(narrower)).containsExactly("narrow the policy of the s3 endpoint: -ToTwo");
    assertThat(look(narrower)).isEmpty();
  }

  @Test
  void replacingIsBothThenSnapshotThenPolicy() {
    settle(document("one", "kept"));
    String before = endpoints.get("vpce-1");
    FarmDocument other = document("kept", "two");
    assertThat(look(other, true))
        .containsExactly("widen the policy of the s3 endpoint: +to-two", "publish sequence 2");
    assertThat(endpoints.get("vpce-1")).contains("::one/*", "::two/*");
    assertThat(look(other)).containsExactly("publish sequence 2");
    assertThat(look(other).getFirst()).startsWith("narrow the policy of the s3 endpoint");
    assertThat(look(other)).isEmpty();
    assertThat(endpoints.get("vpce-1")).isNotEqualTo(before).doesNotContain("::one/*");
  }

  @Test
  void aBadDocumentLeavesTheRulesInForceAndAnEndpointThatPermitsJustThose() {
    settle(document("one", "kept"));
    FarmDocument other = document("kept", "two");
    assertThat(look(other)).contains("publish sequence 2");
    assertThat(endpoints.get("vpce-1")).contains("::one/*");
    for (DocumentSeen worse :
        List.of(
            new DocumentSeen.Bad("v3", List.of(new Fault("farm.yaml", 1, 1, "x", "is wrong"))),
            new DocumentSeen.Absent())) {
      endpoints.put("vpce-1", "");
      assertThat(look(worse, true).getFirst()).startsWith("narrow the policy of the s3 endpoint");
      assertThat(endpoints.get("vpce-1")).contains("::kept/*", "::two/*").doesNotContain("::one/*");
    }
    assertThat(Objects.requireNonNull(inForce).sequence()).isEqualTo(2);
  }

  @Test
  void anotherSpellingIsNoDifferenceAndAnotherMeaningIsPutBack() {
    FarmDocument document = document("one");
    settle(document);
    String good = Objects.requireNonNull(endpoints.get("vpce-1"));
    endpoints.put(
        "vpce-1", good.replace("\"Version\":\"2012-10-17\",", "").replace("::one\"", "::o?e\""));
    assertThat(look(document)).as("a bucket more").hasSize(1);
    endpoints.put(
        "vpce-1", good.replace("\"Version\":\"2012-10-17\",", "").replace("s3:Get*", "S3:get*"));
    assertThat(look(document)).isEmpty();
    for (String foreign : List.of("", "{\"Statement\":", FIRST)) {
      endpoints.put("vpce-1", foreign);
      assertThat(look(document)).as(foreign).hasSize(1);
      assertThat(endpoints.get("vpce-1")).isEqualTo(good);
    }
  }

  @Test
  void aDriftedEndpointIsNotKeptWideWhileRulesChange() {
    settle(document("one"));
    endpoints.put("vpce-1", "");
    assertThat(look(document("two"), true).getFirst()).startsWith("narrow the policy");
    Policy written = EndpointSeen.of("vpce-1", endpoints.get("vpce-1")).policy();
    assertThat(PolicyComparison.contained(Policy.FULL_ACCESS, Objects.requireNonNull(written)))
        .isInstanceOf(Verdict.Refuted.class);
    assertThat(endpoints.get("vpce-1")).contains("::one/*", "::two/*");
  }

  @Test
  void aRuleGoesWhenItsLastDayIsOver() {
    FarmDocument document = untilToday();
    settle(document);
    today = TODAY.plusDays(1);
    assertThat(look(document)).containsExactly("narrow the policy of the s3 endpoint: -to-one");
  }

  private FarmDocument untilToday() {
    String yaml =
        """
        farm: corp
        region: eu-west-1
        strict: false
        endpoints: {s3: {service: s3}}
        networks: {berlin: [10.20.0.0/16]}
        rules: [{name: to-one, from: {networks: [berlin]}, until: "2026-11-24", to: {endpoint: s3, buckets: [one]}}]
        """;
    return Objects.requireNonNull(
        FarmReader.read("farm.yaml", yaml.getBytes(StandardCharsets.UTF_8)).document());
  }

  @Test
  void aPinnedEndpointIsWrittenOnlyWhenItIsAdopted() {
    endpoints.put("vpce-0a1b2c3d", FIRST);
    endpoint = "{service: s3, id: vpce-0a1b2c3d}";
    assertThat(look(document("one"))).containsExactly("publish sequence 1");
    assertThat(endpoints).containsEntry("vpce-0a1b2c3d", FIRST).containsEntry("vpce-1", FIRST);
    endpoint = "{service: s3, id: vpce-0a1b2c3d, adopt: true}";
    settle(document("one"));
    assertThat(endpoints.get("vpce-0a1b2c3d")).contains("::one/*");
    assertThat(endpoints).containsEntry("vpce-1", FIRST);
  }

  @Test
  void anEndpointThatIsMissingIsToldAndHoldsNothingUp() {
    endpoints.clear();
    assertThat(look(document("one")))
        .containsExactly(
            "publish sequence 1", "ALARM endpoint vpce-1 of s3 is gone; update the stack");
    stack = Map.of();
    assertThat(look(document("one")))
        .containsExactly(
            "ALARM the document has an endpoint of s3, the stack has none; update the stack, or"
                + " name its id in the document");
  }

  @Test
  void anEndpointThatNoRuleSpeaksOfIsClosed() {
    stack = Map.of("s3", "vpce-1", "dynamodb", "vpce-2");
    endpoints.put("vpce-2", "");
    settle(document("one"));
    assertThat(endpoints.get("vpce-2")).contains("NothingAllowed");
  }

  @Test
  void aPolicyThatDoesNotFitIsAFaultAndChangesNothing() {
    settle(document("one"));
    String before = endpoints.get("vpce-1");
    FarmDocument large =
        document(
            IntStream.range(0, 600)
                .mapToObj(n -> n + "-bucket-with-a-name")
                .toArray(String[]::new));
    List<String> words = look(large);
    assertThat(words).hasSize(2);
    assertThat(words.getFirst()).startsWith("report 1 fault of document version");
    assertThat(words.getLast())
        .contains("what was in force stays", "endpoint of s3: the policy has", "20480 fit");
    assertThat(endpoints.get("vpce-1")).isEqualTo(before);
    assertThat(Objects.requireNonNull(inForce).sequence()).isEqualTo(1);
  }
}
