package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.cloud.Service;
import causeway.testbed.farm.StackFarm;
import causeway.testbed.farm.Timers;
import causeway.testbed.instance.RunningInstance;
import causeway.testbed.network.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Has Auto Scaling replace one instance: its record must go before it does, and its successor's
/// must be there before that one is in service.
final class RecordsFollowCheck implements Step.Check {
  @Override
  public void run(Region region, Evidence evidence) throws Exception {
    StackFarm farm = region.deploy(Timers.DEMO);
    DoorRecords door = new DoorRecords(region, farm);
    RunningInstance leaver = farm.instances().getFirst();
    String address = leaver.identity().address();
    String id = leaver.identity().id();
    evidence.expect(door.held().contains(address), id + " has no record: " + door.held());
    try (GroupWatch watch = GroupWatch.of(farm);
        SmallRequests office = SmallRequests.start(region, farm)) {
      Waiting.until(
          "the group", Stage.LIMIT, Stage.LOOK, () -> watch.serving().size() == Stage.SIZE);
      List<GroupWatch.Member> before = watch.members();
      evidence.doing("terminating " + id);
      farm.autoScaling()
          .query(
              Service.AUTO_SCALING,
              "TerminateInstanceInAutoScalingGroup",
              Map.of("InstanceId", id, "ShouldDecrementDesiredCapacity", "false"));
      evidence.mark(id + " is to go");
      Duration gone =
          Waiting.until(
              "Route 53 without " + address,
              Stage.LIMIT,
              Stage.LOOK,
              () -> !door.held().contains(address));
      evidence.mark("its record is gone");
      evidence.fact("record of " + id + " gone after", gone);
      evidence.expect(
          farm.fleet().running(id) && !door.held().isEmpty(),
          "the instance went before its record, or no record is left: " + door.held());

      evidence.doing("waiting for its successor's record");
      String next = successor(watch, before, door, farm);
      evidence.doing("waiting for " + id + " to drain and go");
      Duration left =
          Waiting.until("end of " + id, Stage.LIMIT, Stage.LOOK, () -> !farm.fleet().running(id));
      evidence.mark(id + " has gone");
      evidence.fact("the instance went later, by at least", left);
      evidence.fact("the function", letGo(farm, id));
      Waiting.until(
          "two in service", Stage.LIMIT, Stage.LOOK, () -> watch.serving().size() == Stage.SIZE);
      evidence.expect(watch.saw(next, GroupWatch.IN_SERVICE), next + " is not in service");
      evidence.expect(
          recordFirst(farm, next), next + " was let into service before it had a record");
      evidence.fact("its successor " + next, "in DNS first, then let into service");
      evidence.expect(
          List.copyOf(door.held()).equals(DoorRecords.addresses(farm.instances())),
          "records " + door.held() + " of " + DoorRecords.addresses(farm.instances()));
      office.report(evidence);
    }
  }

  /// The line with which the function completed its hook.
  private static String letGo(StackFarm farm, String id) {
    return farm.lambda().function(farm.name() + "-LifecycleFunction").lines().stream()
        .filter(line -> line.contains("let go of " + id + ": drained"))
        .findFirst()
        .orElseThrow(() ->
            new Evidence.ClaimBroken(
                id + " went, but no function saw it drained: the hook's own time ran out"));
  }

  /// What the function did, in its own words and their order.
  private static boolean recordFirst(StackFarm farm, String id) {
    String name = farm.name() + "-LifecycleFunction";
    String words = String.join("\n", farm.lambda().function(name).lines());
    int record = words.indexOf("add " + id + " to DNS");
    int let = words.indexOf("let " + id + " into service");
    return record >= 0 && record < let;
  }

  /// Waits for the record of whoever was launched instead, and says who that is.
  private static String successor(
      GroupWatch watch, List<GroupWatch.Member> before, DoorRecords door, StackFarm farm) {
    Waiting.until(
        "a successor's record",
        Stage.LIMIT,
        Stage.LOOK,
        () ->
            watch.newcomers(before).stream()
                .flatMap(member -> farm.fleet().instance(member.id()).stream())
                .anyMatch(instance -> door.held().contains(instance.identity().address())));
    GroupWatch.Member newcomer = watch.newcomers(before).getFirst();
    return newcomer.id();
  }
}
