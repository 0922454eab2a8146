package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.farm.StackFarm;
import causeway.testbed.network.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Adds a bucket to the endpoint's policy by hand, and waits for who finds it and who takes it
/// away. Both functions are woken at once, so the audit may come too late to see it; then it is
/// done again, and the page says how often.
final class WidenedCheck implements Step.Check {
  private static final String BUCKET = "salaries-2026";
  private static final int TRIES = 5;
  private static final Duration QUICK = Duration.ofMillis(50);

  /// What one try showed.
  ///
  /// @param finding missing when the audit came too late
  private record Try(String printed, JsonNode finding, Duration found, Duration back) {}

  @Override
  public void run(Region region, Evidence evidence) throws Exception {
    StackFarm farm = Stage.farm(region, evidence);
    ConsoleEndpoint endpoint = ConsoleEndpoint.of(farm);
    int number = 1;
    Try last = attempt(farm, endpoint, evidence);
    while (last.finding().isMissingNode() && number < TRIES) {
      number++;
      last = attempt(farm, endpoint, evidence);
    }
    evidence.expect(
        !last.finding().isMissingNode(),
        "in " + TRIES + " tries the policy was put back before an audit looked");
    evidence.fact("by hand", "a statement JustForToday: s3:* on " + BUCKET);
    evidence.fact("widened → found by AuditFunction", last.found());
    evidence.fact("widened → put back by ConfigChangeFunction", last.back());
    if (number > 1) {
      evidence.fact("put back before an audit looked", (number - 1) + " times");
    }
    JsonNode example = last.finding().path("evidence").path(0);
    evidence.fact("the finding", last.finding().path("title").asString());
    evidence.fact("its witness", example.path("words").asString());
    evidence.record(example.path("witness").toString());
    evidence.expect(
        example.path("witness").path("resource").asString("").contains(BUCKET),
        "the witness is about something else: " + last.finding());

    evidence.doing("auditing by hand what the endpoint was");
    Commands commands = new Commands(farm, evidence);
    Typed audited = commands.audit(new Documents(farm).first(), last.printed(), endpoint.stack());
    evidence.expect(
        audited.exit() == 1 && audited.result().out().contains(BUCKET),
        "causeway audit does not say so: " + audited);

    evidence.doing("waiting for an audit that finds nothing of it any more");
    Instant since = Instant.now();
    Waiting.until(
        "an audit without the finding",
        Stage.LIMIT,
        Stage.LOOK,
        () -> at(report(farm)).isAfter(since) && drift(report(farm), endpoint).isMissingNode());
    evidence.mark("the next audit finds it gone");
  }

  private static Try attempt(StackFarm farm, ConsoleEndpoint endpoint, Evidence evidence) {
    String pass = looked(farm);
    evidence.doing("waiting for the end of a pass of ConfigChangeFunction");
    Waiting.until("a pass", Stage.LIMIT, QUICK, () -> !looked(farm).equals(pass));
    evidence.doing("adding a bucket to the endpoint's policy");
    Instant began = Instant.now();
    endpoint.permit(BUCKET);
    String printed = endpoint.printed();
    evidence.mark("somebody adds " + BUCKET);
    CompletableFuture<Duration> back =
        CompletableFuture.supplyAsync(() -> {
          Waiting.until(
              "the policy as it was",
              Stage.LIMIT,
              QUICK,
              () -> !endpoint.policy().contains(BUCKET));
          return Duration.between(began, Instant.now());
        });
    endpoint.trail("ModifyVpcEndpoint");
    evidence.doing("waiting for AuditFunction");
    Waiting.until(
        "an audit after the change", Stage.LIMIT, QUICK, () -> at(report(farm)).isAfter(began));
    Duration found = Duration.between(began, Instant.now());
    JsonNode finding = drift(report(farm), endpoint);
    if (!finding.isMissingNode()) {
      evidence.mark("AuditFunction has found it");
    }
    Try done = new Try(printed, finding, found, back.join());
    evidence.mark("the policy is as the rules say");
    return done;
  }

  private static String looked(StackFarm farm) {
    return farm.blackboard().run("config-change").path("looked").asString("");
  }

  /// The newest audit; missing before the first.
  private static JsonNode report(StackFarm farm) {
    String key = farm.blackboard().run("audit").path("report").asString("");
    return key.isEmpty() ? JsonMapper.shared().missingNode() : farm.blackboard().read(key);
  }

  private static Instant at(JsonNode report) {
    return report.isMissingNode() ? Instant.MIN : Instant.parse(report.path("at").asString());
  }

  private static JsonNode drift(JsonNode report, ConsoleEndpoint endpoint) {
    List<JsonNode> found =
        report
            .path("findings")
            .valueStream()
            .filter(each -> each.path("check").asString("").equals("drift"))
            .filter(each -> each.path("endpoint").asString("").equals(endpoint.id()))
            .toList();
    return found.isEmpty() ? JsonMapper.shared().missingNode() : found.getFirst();
  }
}
