package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.enclosure.Command;
import causeway.testbed.farm.Mailbox;
import causeway.testbed.farm.StackFarm;
import causeway.testbed.instance.RunningInstance;
import causeway.testbed.network.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Tries a document with two mistakes: first with the command line, which uploads nothing, then
/// straight into the bucket, as a pipeline without checks would.
final class FaultyDocumentCheck implements Step.Check {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final List<String> MISTAKES = List.of("ofice", "efect");

  @Override
  public void run(Region region, Evidence evidence) throws Exception {
    StackFarm farm = Stage.farm(region, evidence);
    List<RunningInstance> proxies = farm.instances();
    Commands commands = new Commands(farm, evidence);
    String faulty = new Documents(farm).faulty();
    long sequence = farm.blackboard().sequence();
    Decisions factory = new Decisions(region, region.factory(), Stage.BUCKET, farm.plan());
    Map<String, String> before = factory.now(proxies);

    evidence.doing("applying a document with two mistakes");
    Typed applied = commands.apply(faulty);
    evidence.expect(applied.exit() == 1, "apply did not end with 1: " + applied);
    for (String mistake : MISTAKES) {
      evidence.expect(
          (applied.result().out() + applied.result().err()).contains(mistake),
          "apply does not name " + mistake);
    }
    evidence.fact("apply", "exit 1, both mistakes named, nothing uploaded");

    evidence.doing("putting it into the bucket past the command line");
    Mailbox mailbox = farm.mailbox();
    long put = System.nanoTime();
    farm.publish(faulty);
    Waiting.until(
        "faults in the report of ConfigChangeFunction",
        LIMIT,
        Stage.LOOK,
        () -> names(farm.blackboard().run("config-change").path("document").path("faults")));
    evidence.fact(
        "the function reports the faults after", Duration.ofNanos(System.nanoTime() - put));
    Mailbox.Message message =
        mailbox.take(LIMIT).orElseThrow(() -> new Evidence.ClaimBroken("nobody is told by SNS"));
    evidence.fact("people are told by SNS after", Duration.ofNanos(System.nanoTime() - put));
    evidence.record(message.text());
    evidence.expect(
        MISTAKES.stream().allMatch(message.text()::contains),
        "the message does not name the mistakes: " + message);
    Command.Result status = commands.status();
    evidence.expect(
        MISTAKES.stream().allMatch(status.out()::contains), "status does not name the mistakes");

    evidence.expect(
        farm.blackboard().sequence() == sequence && factory.now(proxies).equals(before),
        "something changed by a faulty document");
    evidence.fact("in force", "sequence " + sequence + " as before; each proxy decides as before");

    evidence.doing("rolling back");
    Typed back = commands.rollback("--yes");
    evidence.expect(back.exit() == 0, "rollback did not end with 0: " + back);
    Waiting.until(
        "report without faults",
        LIMIT,
        Stage.LOOK,
        () -> farm.blackboard().run("config-change").path("document").isMissingNode());
  }

  private static boolean names(JsonNode faults) {
    return MISTAKES.stream().allMatch(faults.toString()::contains);
  }
}
