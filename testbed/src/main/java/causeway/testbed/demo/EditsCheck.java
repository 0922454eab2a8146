package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.farm.StackFarm;
import causeway.testbed.instance.RunningInstance;
import causeway.testbed.network.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Edits the document many times and measures how long each edit takes from the bucket to every
/// proxy.
final class EditsCheck implements Step.Check {
  private static final int EDITS = 24;

  /// After publication: longer than a proxy's interval of looking.
  private static final Duration SETTLE = Duration.ofSeconds(4);

  /// One edit, and what the factory is told once it counts.
  private record Edit(Instant at, Instant published, String decision) {}

  @Override
  public void run(Region region, Evidence evidence) throws Exception {
    StackFarm farm = Stage.farm(region, evidence);
    List<RunningInstance> proxies = farm.instances();
    Documents documents = new Documents(farm);
    Decisions factory = new Decisions(region, region.factory(), Stage.BUCKET, farm.plan());
    List<Edit> edits = new ArrayList<>();
    JsonNode changes;
    try (Background asking = factory.changes(proxies)) {
      for (int number = 1; number <= EDITS; number++) {
        boolean more = number % 2 == 1;
        evidence.doing("edit " + number + " of " + EDITS);
        long before = farm.blackboard().sequence();
        Instant at = Instant.now();
        farm.publish(more ? documents.withFactory() : documents.first());
        Waiting.until(
            "a new snapshot",
            Decisions.LIMIT,
            Duration.ofMillis(20),
            () -> farm.blackboard().sequence() > before);
        edits.add(new Edit(at, Instant.now(), more ? "admitted" : "refused"));
        // The proxies look every 2 s: the next edit must meet them anywhere within that.
        Thread.sleep(SETTLE.plusMillis(number * 83L));
      }
      changes = asking.result();
    }
    List<Duration> enforced = new ArrayList<>();
    List<Duration> published = new ArrayList<>();
    for (Edit edit : edits) {
      published.add(Duration.between(edit.at(), edit.published()));
      Duration slowest = Duration.ZERO;
      for (RunningInstance proxy : proxies) {
        Duration took = after(changes.path(proxy.identity().address()), edit);
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
      }
      enforced.add(slowest);
    }
    evidence.fact("document → snapshot published", spread(published));
    evidence.fact("document → enforced by every proxy", spread(enforced));
  }

  private static Duration after(JsonNode changes, Edit edit) {
    for (JsonNode change : changes) {
      Instant at = Instant.ofEpochMilli(Math.round(change.path("at").asDouble() * 1e3));
      if (at.isAfter(edit.at()) && change.path("decision").asString("").equals(edit.decision())) {
        return Duration.between(edit.at(), at);
      }
    }
    throw new Evidence.ClaimBroken("an edit was never enforced: " + edit + " in " + changes);
  }

  private static String spread(List<Duration> times) {
    List<Duration> sorted = times.stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "p50 %.2f s, p99 %.2f s, of %d edits",
        sorted.get(sorted.size() / 2).toMillis() / 1e3,
        sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1).toMillis() / 1e3,
        sorted.size());
  }
}
