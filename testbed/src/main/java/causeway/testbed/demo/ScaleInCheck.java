package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.farm.StackFarm;
import causeway.testbed.network.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Shrinks the farm back while transfers run through all its proxies, and follows those that go.
final class ScaleInCheck implements Step.Check {
  /// A transfer then takes some 20 s, longer than a proxy without connections takes to go.
  private static final int RATE = 1_600_000;

  @Override
  public void run(Region region, Evidence evidence) throws Exception {
    StackFarm farm = region.deployed().orElseThrow();
    evidence.doing("starting slow transfers through every proxy");
    try (GroupWatch watch = GroupWatch.of(farm);
        SlowTransfers transfers = SlowTransfers.overAll(region, farm, farm.addresses(), RATE)) {
      Map<String, String> addresses = new TreeMap<>();
      farm.instances()
          .forEach(each -> addresses.put(each.identity().id(), each.identity().address()));
      Map<String, Long> carriers = transfers.carriers();
      evidence.fact("slow transfers by proxy", carriers.toString());
      Stage.resize(farm, Stage.SIZE);
      evidence.mark("desired capacity set to " + Stage.SIZE);
      List<GroupWatch.Member> leaving = leaving(watch, evidence);
      evidence.expect(transfers.running(), "the transfers ended before the proxies were to go");
      for (GroupWatch.Member each : leaving) {
        String address = addresses.getOrDefault(each.id(), "");
        evidence.fact(
            "to go, in " + each.zone(),
            each.id() + ", carrying " + carriers.getOrDefault(address, 0L) + " transfers");
      }
      Instant ended = transfers.finish(evidence);
      evidence.mark("the last transfer ended, complete");
      gone(watch, leaving, evidence);
      evidence.fact("last transfer → both gone", Duration.between(ended, Instant.now()));
      for (GroupWatch.Member each : leaving) {
        evidence.fact(
            "terminate → let go, " + each.zone(),
            watch.between(each.id(), GroupWatch.TERMINATE_HOOK, GroupWatch.GONE));
        records(farm, each, carriers.getOrDefault(addresses.get(each.id()), 0L), evidence);
      }
    }
  }

  private static List<GroupWatch.Member> leaving(GroupWatch watch, Evidence evidence) {
    Waiting.until(
        "two proxies in the terminate hook",
        Stage.LIMIT,
        Stage.LOOK,
        () -> {
          evidence.doing(Progress.of(watch));
          return watch.members().stream()
                  .filter(member -> member.state().equals(GroupWatch.TERMINATE_HOOK))
                  .count()
              == 2;
        });
    evidence.mark("two proxies wait in the terminate hook");
    return watch.members().stream()
        .filter(member -> member.state().equals(GroupWatch.TERMINATE_HOOK))
        .toList();
  }

  private static void gone(GroupWatch watch, List<GroupWatch.Member> leaving, Evidence evidence) {
    Waiting.until(
        "end of the two proxies",
        Stage.LIMIT,
        Stage.LOOK,
        () -> {
          evidence.doing(Progress.of(watch));
          return leaving.stream().allMatch(each -> watch.saw(each.id(), GroupWatch.GONE));
        });
    evidence.mark("both are gone");
  }

  /// Every transfer that a proxy carried must be in the records that it left in the bucket.
  private static void records(
      StackFarm farm, GroupWatch.Member gone, long carried, Evidence evidence) {
    List<JsonNode> whole =
        BucketRecords.of(farm, gone.id()).stream()
            .filter(record -> record.path("bytesDown").asLong() >= Stage.BYTES)
            .toList();
    evidence.fact(
        "records it left, " + gone.zone(),
        whole.size() + " whole transfers in " + farm.bucket("RecordsBucket"));
    evidence.expect(
        whole.size() == carried,
        "%s carried %d transfers, and its records show %d"
            .formatted(gone.id(), carried, whole.size()));
    evidence.expect(
        whole.stream().allMatch(record -> record.path("decision").asString("").equals("allow")),
        "a record says that it was refused: " + whole);
    if (!whole.isEmpty()) {
      evidence.record(whole.getFirst().toString());
    }
  }
}
