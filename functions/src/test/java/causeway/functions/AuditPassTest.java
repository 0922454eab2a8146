package causeway.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import causeway.functions.cloud.CloudException;
import causeway.functions.cloud.Failure;
import causeway.functions.cloud.Objects.Condition;
import causeway.functions.event.Trigger;
import causeway.functions.fake.FakeCloud;
import causeway.functions.fake.Faults;
import causeway.functions.fake.GroupSettings;
import causeway.functions.fake.Wired;
import causeway.functions.json.Tree;
import causeway.functions.report.Run;
import causeway.functions.report.Run.Outcome;
import causeway.reconcile.ProxyAccess;
import causeway.reconcile.audit.AuditSettings;
import causeway.reconcile.audit.FoundEndpoint;
import causeway.reconcile.audit.Place;
import causeway.reconcile.observed.Hook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The whole of AuditFunction but Lambda, against a cloud in memory.
class AuditPassTest {
  private static final String ACCOUNT = "111122223333";
  private static final Place HOME = new Place(ACCOUNT, "eu-west-1");
  private static final Place OTHER = new Place("444455556666", "eu-west-1");
  private static final String OWN = "vpce-0a1b2c3d4e5f60718";
  private static final Buckets BUCKETS = new Buckets("config", "state", "reports");
  private static final Duration PLENTY = Duration.ofMinutes(10);
  private static final String IN =
      "\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-a1b2c3d4e5\"}}";
  private static final String INSIDE =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\","
          + IN
          + "}]}";
  private static final String OUTSIDE = INSIDE.replace("o-a1b2c3d4e5\"}", "o-ffffffffff\"}");
  private static final String DOCUMENT =
      """
      farm: corp
      region: eu-west-1
      endpoints: {s3: {service: s3}}
      networks: {berlin: [10.20.0.0/16]}
      rules:
        - name: reports
          from: {networks: [berlin]}
          to: {endpoint: s3, buckets: [reports], access: read}
      perimeter: {organization: o-a1b2c3d4e5}
      audit: {every: 6h, accounts: ["444455556666"]}
      """;

  private final VirtualHost host = new VirtualHost();
  private final FakeCloud cloud =
      new FakeCloud(
          host::now,
          new GroupSettings(
              "corp",
              List.of("a"),
              new Hook("launch", Duration.ofMinutes(1)),
              new Hook("terminate", Duration.ofMinutes(1)),
              Duration.ZERO,
              Duration.ZERO,
              false,
              false),
          Set.of("config", "state"),
          "ami-1");
  private final Faults faults = new Faults();
  private AuditPass pass = pass(false, true);

  private AuditPass pass(boolean dryRun, boolean hub) {
    AuditSettings settings =
        new AuditSettings(
            "corp",
            HOME,
            Map.of(),
            new ProxyAccess(
                "arn:aws:iam::111122223333:role/proxies", "state", "reports", "records"),
            AuditSettings.GRACE);
    return new AuditPass(
        Wired.over(cloud, faults),
        host,
        new AuditConfig(BUCKETS, dryRun, "topic", hub, "queue", settings));
  }

  @BeforeEach
  void anAccountInOrder() {
    publish(DOCUMENT);
    cloud.accounts().open(HOME);
    cloud.accounts().open(OTHER);
    host.pause(Duration.ofHours(1));
  }

  private void publish(String document) {
    String _ =
        cloud
            .store()
            .put(
                "config",
                "farm.yaml",
                document.getBytes(StandardCharsets.UTF_8),
                new Condition.None());
  }

  private void endpoint(Place place, String id, @Nullable String policy) {
    cloud
        .accounts()
        .put(
            new FoundEndpoint(
                id,
                place,
                "Gateway",
                "com.amazonaws.eu-west-1.s3",
                "vpc-1",
                "available",
                policy,
                Map.of(),
                Instant.EPOCH));
  }

  private Run run() {
    host.pause(Duration.ofMinutes(1));
    return pass.run(
        List.of(new Trigger.Command(host.now(), "audit", "x")), host.now().plus(PLENTY));
  }

  private Run tick() {
    return pass.run(List.of(new Trigger.Tick(host.now(), "x")), host.now().plus(PLENTY));
  }

  private List<String> reports() {
    return cloud.store().list("state", "audits/").stream().map(each -> each.key()).toList();
  }

  private JsonNode last() {
    String key = reports().getLast();
    return Tree.read(key, cloud.store().get("state", key, Integer.MAX_VALUE).orElseThrow().bytes());
  }

  @Test
  void anAccountInOrderGivesACleanReportAndNoMessage() {
    endpoint(HOME, "vpce-1", INSIDE);
    Run run = run();
    assertThat(run.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(run.alarms()).isEmpty();
    assertThat(reports())
        .containsExactly(
            "audits/2026-11-24T110100Z/report.html", "audits/2026-11-24T110100Z/report.json");
    assertThat(last().path("outcome").asString()).isEqualTo("clean");
    assertThat(cloud.messages().messages()).isEmpty();
    assertThat(cloud.hub().findings()).isEmpty();
  }

  @Test
  void aFindingIsToldOnceAndItsEndToo() {
    endpoint(HOME, "vpce-1", OUTSIDE);
    Run first = run();
    assertThat(first.done())
        .containsExactly(
            "wrote audits/2026-11-24T110100Z/report.json",
            "told of 1 new finding",
            "sent 1 findings to Security Hub");
    assertThat(first.alarms()).containsExactly("1 endpoint: 1 violation (1 new)");
    assertThat(cloud.messages().messages())
        .singleElement()
        .satisfies(message -> {
          assertThat(message.subject()).isEqualTo("Causeway corp: 1 new finding, worst HIGH");
          assertThat(message.text())
              .contains(
                  "vpce-1",
                  "The endpoint would permit s3:",
                  "s3://state/audits/2026-11-24T110100Z/report.html");
        });
    assertThat(run().done())
        .containsExactly(
            "wrote audits/2026-11-24T110200Z/report.json", "sent 1 findings to Security Hub");
    assertThat(last().path("findings").get(0).path("new").asBoolean()).isFalse();
    assertThat(last().path("findings").get(0).path("firstSeen").asString())
        .isEqualTo("2026-11-24T11:01:00Z");
    endpoint(HOME, "vpce-1", INSIDE);
    Run third = run();
    assertThat(third.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(last().path("resolved")).hasSize(1);
    assertThat(cloud.messages().messages()).hasSize(1);
    assertThat(cloud.hub().findings().values())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.archived()).isTrue();
          assertThat(finding.firstSeen()).isEqualTo(Instant.parse("2026-11-24T11:01:00Z"));
        });
  }

  @Test
  void anAccountThatRefusesIsNeverTakenForClean() {
    endpoint(OTHER, "vpce-2", OUTSIDE);
    Run _ = run();
    cloud.accounts().close(OTHER);
    Run refused = run();
    assertThat(refused.alarms()).containsExactly("0 endpoints: 1 not looked at");
    assertThat(last().path("outcome").asString()).isEqualTo("unknown");
    assertThat(last().path("notLookedAt").get(0).path("reason").asString()).isEqualTo("denied");
    assertThat(last().path("carried")).hasSize(1);
    assertThat(last().path("resolved")).isEmpty();
    assertThat(cloud.hub().findings().values()).noneMatch(finding -> finding.archived());
    assertThat(cloud.messages().messages().getLast().text())
        .contains("NOT LOOKED AT  account 444455556666 in eu-west-1", "AccessDenied");
    Run _ = run();
    assertThat(cloud.messages().messages()).as("told once").hasSize(2);
    assertThat(last().path("carried")).as("still remembered").hasSize(1);
    cloud.accounts().open(OTHER);
    Run _ = run();
    assertThat(last().path("resolved")).as("looked again, and it is gone").hasSize(1);
  }

  @Test
  void throttlingIsWaitedOutAndTooMuchOfItIsReported() {
    endpoint(HOME, "vpce-1", INSIDE);
    faults.failNext("inventory.endpoints", Failure.THROTTLED, 4);
    assertThat(run().alarms()).isEmpty();
    assertThat(host.pauses().stream().filter(pause -> pause.toMillis() < 10_000)).hasSize(4);
    faults.failNext("inventory.endpoints", Failure.THROTTLED, 5);
    assertThat(run().alarms()).containsExactly("0 endpoints: 1 not looked at");
    assertThat(last().path("notLookedAt").get(0).path("reason").asString()).isEqualTo("throttled");
  }

  @Test
  void whatThereIsNoTimeForIsReported() {
    endpoint(HOME, "vpce-1", OUTSIDE);
    Run _ = run();
    host.pause(Duration.ofMinutes(1));
    Run run =
        pass.run(
            List.of(new Trigger.Command(host.now(), "audit", "y")), host.now().plusSeconds(20));
    assertThat(run.alarms()).containsExactly("0 endpoints: 1 not looked at");
    assertThat(last().path("carried")).as("nothing is taken for resolved").hasSize(1);
  }

  @Test
  void aTickAuditsOnlyWhenItIsTime() {
    endpoint(HOME, "vpce-1", INSIDE);
    assertThat(tick().looks()).isEqualTo(1);
    host.pause(Duration.ofHours(1));
    Run early = tick();
    assertThat(early.looks()).isZero();
    assertThat(early.waits()).containsExactly("the next audit is due at 2026-11-24T17:00:00Z");
    assertThat(reports()).hasSize(2);
    host.pause(Duration.ofHours(5));
    assertThat(tick().looks()).isEqualTo(1);
    assertThat(reports()).hasSize(4);
  }

  @Test
  void aNewDocumentIsAuditedAtTheNextTick() {
    Run _ = tick();
    host.pause(Duration.ofHours(1));
    publish(DOCUMENT.replace("6h", "7h"));
    assertThat(tick().looks()).isEqualTo(1);
  }

  @Test
  void aDoubledEventIsAcknowledged() {
    endpoint(HOME, "vpce-1", OUTSIDE);
    Trigger event = new Trigger.ApiCalled(host.now(), "ec2.amazonaws.com", "ModifyVpcEndpoint");
    host.pause(Duration.ofSeconds(5));
    assertThat(pass.run(List.of(event), host.now().plus(PLENTY)).outcome())
        .isEqualTo(Outcome.COMPLETE);
    host.pause(Duration.ofSeconds(5));
    assertThat(pass.run(List.of(event), host.now().plus(PLENTY)).outcome())
        .isEqualTo(Outcome.ACKNOWLEDGED);
    assertThat(reports()).hasSize(2);
    assertThat(cloud.messages().messages()).hasSize(1);
  }

  @Test
  void aReportIsNeverWrittenOver() {
    String key = "audits/2026-11-24T110100Z/report.html";
    String _ = cloud.store().put("state", key, new byte[] {1}, new Condition.None());
    assertThatThrownBy(this::run)
        .isInstanceOfSatisfying(
            CloudException.class,
            failed -> assertThat(failed.failure()).isEqualTo(Failure.CONFLICT));
    assertThat(cloud.store().get("state", key, 9).orElseThrow().bytes()).containsExactly(1);
    assertThat(run().outcome()).as("a minute later").isEqualTo(Outcome.COMPLETE);
  }

  @Test
  void aHalfWrittenReportIsNobodysPast() {
    endpoint(HOME, "vpce-1", OUTSIDE);
    faults.failNext("objects.put", Failure.THROTTLED, 5);
    assertThatThrownBy(this::run).isInstanceOf(CloudException.class);
    assertThat(run().alarms()).containsExactly("1 endpoint: 1 violation (1 new)");
    assertThat(last().has("before")).isFalse();
  }

  @Test
  void aBrokenReportCountsAsNone() {
    endpoint(HOME, "vpce-1", OUTSIDE);
    Run _ = run();
    String _ =
        cloud.store().put("state", reports().getLast(), new byte[] {'{'}, new Condition.None());
    assertThat(run().alarms()).containsExactly("1 endpoint: 1 violation (1 new)");
    assertThat(host.lines())
        .anyMatch(line -> line.contains("cannot be read, so everything counts as new"));
  }

  @Test
  void whatCouldNotBeToldIsToldNextTime() {
    endpoint(HOME, "vpce-1", OUTSIDE);
    faults.failNext("topics.publish", Failure.DENIED, 1);
    Run failed = run();
    assertThat(failed.outcome()).isEqualTo(Outcome.INCOMPLETE);
    assertThat(cloud.messages().messages()).isEmpty();
    host.pause(Duration.ofHours(1));
    Run next = tick();
    assertThat(next.done()).contains("told of 1 new finding");
    assertThat(cloud.messages().messages()).hasSize(1);
  }

  @Test
  void securityHubTakesAHundredAtOnce() {
    for (int i = 0; i < 201; i++) {
      endpoint(HOME, "vpce-" + i, OUTSIDE);
    }
    Run _ = run();
    assertThat(cloud.hub().batches()).containsExactly(100, 100, 1);
    pass = pass(false, false);
    Run _ = run();
    assertThat(cloud.hub().batches()).as("off").hasSize(3);
  }

  @Test
  void driftOfTheFarmsOwnEndpointAsksForItsWriter() {
    publish(
        DOCUMENT.replace(
            "{s3: {service: s3}}", "{s3: {service: s3, id: " + OWN + ", adopt: true}}"));
    host.pause(Duration.ofHours(1));
    endpoint(HOME, OWN, INSIDE);
    Run run = run();
    assertThat(run.done()).contains("asked ConfigChangeFunction to look");
    assertThat(cloud.sent().messages())
        .singleElement()
        .satisfies(sent -> {
          assertThat(sent.queue()).isEqualTo("queue");
          assertThat(sent.message())
              .isEqualTo(
                  "{\"source\":\"causeway.command\",\"command\":\"look\",\"id\":\"audit-2026-11-24T120100Z\"}");
        });
  }

  @Test
  void aDryRunSaysAndDoesNothing() {
    endpoint(HOME, "vpce-1", OUTSIDE);
    pass = pass(true, true);
    Run run = run();
    assertThat(run.outcome()).isEqualTo(Outcome.DRY_RUN);
    assertThat(run.done())
        .containsExactly("write audits/2026-11-24T110100Z/report.json", "tell of 1 new findings");
    assertThat(reports()).isEmpty();
    assertThat(cloud.messages().messages()).isEmpty();
    assertThat(cloud.hub().findings()).isEmpty();
  }

  @Test
  void aFaultyDocumentLeavesAuditToWhatIsThere() {
    publish("farm: [");
    endpoint(HOME, "vpce-1", null);
    Run run = run();
    assertThat(run.alarms()).containsExactly("1 endpoint: 1 violation (1 new), 1 not looked at");
    assertThat(last().path("notLookedAt").get(0).path("subject").asString())
        .isEqualTo("farm document");
  }

  @Test
  void metricsAreByFarmAndBySeverity() {
    endpoint(HOME, "vpce-1", OUTSIDE);
    Run _ = run();
    assertThat(host.lines())
        .anyMatch(line -> line.contains("\"Severity\":\"HIGH\"") && line.contains("\"Findings\":1"))
        .anyMatch(line -> line.contains("\"AuditViolations\":1"))
        .anyMatch(line -> line.contains("\"Severity\":\"LOW\"") && line.contains("\"Findings\":0"));
  }
}
