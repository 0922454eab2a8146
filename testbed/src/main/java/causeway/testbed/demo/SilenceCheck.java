package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.farm.StackFarm;
import causeway.testbed.instance.RunningInstance;
import causeway.testbed.network.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Has S3 fall silent to all proxies for a minute while a transfer runs, and compares the farm with
/// what it was.
final class SilenceCheck implements Step.Check {
  private static final Duration SILENCE = Duration.ofSeconds(60);
  private static final int BYTES_PER_SECOND = 4_000_000;

  @Override
  public void run(Region region, Evidence evidence) throws Exception {
    StackFarm farm = Stage.farm(region, evidence);
    List<RunningInstance> proxies = farm.instances();
    Instant started = Instant.now();
    Decisions office = new Decisions(region, region.office(), Stage.BUCKET, farm.plan());
    Decisions guests = new Decisions(region, region.guests(), Stage.BUCKET, farm.plan());
    try (GroupWatch watch = GroupWatch.of(farm);
        Background transfer =
            Background.start(
                "the transfer",
                region
                    .office()
                    .python(
                        "-c",
                        Background.script("slow_download.py"),
                        Stage.BUCKET,
                        Stage.KEY,
                        farm.plan().region(),
                        Integer.toString(BYTES_PER_SECOND)))) {
      Waiting.until(
          "the group", Stage.LIMIT, Stage.LOOK, () -> watch.serving().size() == Stage.SIZE);
      Unmoved before = Unmoved.of(region, farm, watch);
      long began = System.nanoTime();
      region.front().silence(address -> farm.addresses().contains(address));
      evidence.mark("S3 is silent");
      evidence.doing("S3 is silent; waiting for the function to notice");
      evidence.fact("noticed and said after", alarmed(farm, proxies.size()));
      evidence.record(farm.blackboard().run("lifecycle").path("alarms").toString());
      evidence.mark("LifecycleFunction says so");
      evidence.expect(transfer.running(), "the transfer ended before S3 fell silent");

      decide(evidence, office, guests, proxies, "while S3 is silent");
      restart(evidence, farm, idle(region, farm, started, proxies));
      decide(evidence, office, guests, farm.instances(), "the restarted one included");

      evidence.doing("S3 stays silent until the minute is over");
      while (System.nanoTime() - began < SILENCE.toNanos()) {
        Unmoved now = Unmoved.of(region, farm, watch);
        evidence.expect(now.equals(before), "silence changed " + before + " to " + now);
        Thread.sleep(500);
      }
      evidence.fact("S3 was silent for", Duration.ofNanos(System.nanoTime() - began));
      evidence.fact("group, records, snapshot", "the same at every look: " + before.members());

      Instant spoke = Instant.now();
      region.front().speak();
      evidence.mark("S3 answers again");
      resumed(evidence, farm, proxies, spoke);
      evidence.expect(
          Unmoved.of(region, farm, watch).equals(before),
          "the end of the silence changed something");
      evidence.expect(
          Listing.from(region.office(), farm, evidence).ok(), "the office cannot list its bucket");
      JsonNode ended = transfer.result();
      evidence.expect(
          ended.path("sha256").asString("").equals(Stage.checksum()),
          "the transfer was cut or changed: " + ended);
      evidence.fact(
          "the transfer that was under way",
          "went on after it: %d MB, every byte right".formatted(Stage.BYTES / 1_000_000));
    } finally {
      region.front().speak();
    }
  }

  private static Duration alarmed(StackFarm farm, int proxies) {
    String said = proxies + " of " + proxies + " proxies in service are silent";
    return Waiting.until(
        "alarm that " + said,
        Duration.ofSeconds(40),
        Stage.LOOK,
        () -> farm.blackboard().run("lifecycle").path("alarms").toString().contains(said));
  }

  /// What S3 would answer cannot come; what the rules say does.
  private static void decide(
      Evidence evidence,
      Decisions office,
      Decisions guests,
      List<RunningInstance> proxies,
      String when)
      throws Exception {
    Map<String, String> held = new HashMap<>();
    Map<String, String> refused = new HashMap<>();
    for (RunningInstance proxy : proxies) {
      held.put(proxy.identity().address(), "held");
      refused.put(proxy.identity().address(), "refused");
    }
    Map<String, String> allowed = office.now(proxies);
    Map<String, String> denied = guests.now(proxies);
    evidence.expect(
        allowed.equals(held) && denied.equals(refused),
        when + ", the office is " + allowed + " and the guests are " + denied);
    evidence.fact(
        "decisions, " + when,
        "the office's connections are let through and held, the guests' refused");
  }

  /// A proxy that does not carry the transfer, which a restart would cut.
  private static RunningInstance idle(
      Region region, StackFarm farm, Instant since, List<RunningInstance> proxies) {
    Set<String> carriers =
        Carriers.since(region, farm, since, path -> path.endsWith(Stage.KEY)).keySet();
    return proxies.stream()
        .filter(each -> !carriers.contains(each.identity().address()))
        .findFirst()
        .orElseThrow(() -> new Evidence.ClaimBroken("every proxy carries the transfer"));
  }

  private static void restart(Evidence evidence, StackFarm farm, RunningInstance proxy)
      throws InterruptedException {
    String id = proxy.identity().id();
    evidence.doing("killing the proxy of " + id + " and starting it again");
    long began = System.nanoTime();
    farm.fleet().restart(id);
    Waiting.until(
        "readiness of the restarted " + id,
        Duration.ofSeconds(30),
        Stage.LOOK,
        () -> farm.loadBalancer().check().good(proxy.identity().address()));
    evidence.mark("a restarted proxy is ready, from the snapshot on its disk");
    evidence.fact("restarted without S3, ready after", Duration.ofNanos(System.nanoTime() - began));
  }

  private static void resumed(
      Evidence evidence, StackFarm farm, List<RunningInstance> proxies, Instant spoke) {
    for (RunningInstance proxy : proxies) {
      String id = proxy.identity().id();
      Waiting.until(
          "report of " + id,
          Duration.ofSeconds(60),
          Stage.LOOK,
          () ->
              Instant.parse(Reports.of(farm, "beat", id).path("time").asString("")).isAfter(spoke));
      evidence.fact(id + " reports again after", Duration.between(spoke, Instant.now()));
    }
    Waiting.until(
        "end of the alarm",
        Duration.ofSeconds(40),
        Stage.LOOK,
        () -> farm.blackboard().run("lifecycle").path("alarms").isEmpty());
    evidence.fact("the function's alarm ends after", Duration.between(spoke, Instant.now()));
  }
}
