package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.farm.StackFarm;
import causeway.testbed.network.Waiting;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Downloads at full speed until the farm has grown.
final class LoadCheck implements Step.Check {
  /// Clients, S3 and proxies share this machine's processors, so proxies cannot reach the stack's.
  private static final double TARGET = 10;

  private static final int CLIENTS = 6;

  @Override
  public void run(Region region, Evidence evidence) throws Exception {
    StackFarm farm = Stage.farm(region, evidence);
    ScalingPolicies policy = ScalingPolicies.of(farm);
    evidence.fact(
        "target",
        "%.0f %% of a processor for this step; the stack's is %.0f %%"
            .formatted(TARGET, policy.target()));
    evidence.expect(
        policy.alarmed().isEmpty(),
        "the farm scaled out before there was load: " + policy.alarmed());
    try (GroupWatch watch = GroupWatch.of(farm)) {
      Waiting.until("first look", Stage.LIMIT, Stage.LOOK, () -> !watch.members().isEmpty());
      List<GroupWatch.Member> before = watch.members();
      policy.aimAt(TARGET);
      try (Background load =
          Background.start(
              "the downloads at full speed",
              region
                  .office()
                  .python(
                      "-c",
                      Background.script("load.py"),
                      Stage.BUCKET,
                      Stage.KEY,
                      farm.plan().region(),
                      Integer.toString(CLIENTS)))) {
        long began = System.nanoTime();
        evidence.mark("load begins");
        Waiting.until(
            "new instance by an alarm",
            Stage.LIMIT,
            Stage.LOOK,
            () -> {
              evidence.doing("loading " + farm.name() + ": " + Progress.of(watch));
              return !watch.newcomers(before).isEmpty();
            });
        evidence.mark("the alarm started an instance");
        evidence.fact("load → launch", Duration.ofNanos(System.nanoTime() - began));
        String cause = policy.alarmed();
        evidence.fact("why it was launched", cause);
        evidence.expect(!cause.isEmpty(), "an instance was launched, but not by an alarm");
        GroupWatch.Member added = watch.newcomers(before).getFirst();
        Waiting.until(
            added.id() + " in service",
            Stage.LIMIT,
            Stage.LOOK,
            () -> {
              evidence.doing("loading " + farm.name() + ": " + Progress.of(watch));
              return watch.saw(added.id(), GroupWatch.IN_SERVICE);
            });
        evidence.mark("it serves");
        evidence.fact("load → in service", Duration.ofNanos(System.nanoTime() - began));
        report(load.result(), evidence);
      } finally {
        policy.aimAt(policy.target());
      }
    }
  }

  private static void report(JsonNode load, Evidence evidence) {
    double seconds = load.path("seconds").asDouble();
    long bytes = load.path("bytes").asLong();
    evidence.fact(
        "load",
        "%d downloads by %d clients, %.0f MB/s, %d failed"
            .formatted(
                load.path("downloads").asInt(),
                CLIENTS,
                bytes / 1e6 / seconds,
                load.path("errors").size()));
    evidence.expect(load.path("errors").isEmpty(), "downloads failed: " + load.path("errors"));
    evidence.expect(bytes > Stage.BYTES, "there was no load: " + load);
  }
}
