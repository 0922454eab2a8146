package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.farm.StackFarm;
import java.util.List;
import java.util.Set;

/// What must stay as it is while S3 is silent: who is in the group and healthy, what the front door
/// says, which snapshot is in force.
///
/// @param members each with its state and health
/// @param records at the front door's name
/// @param sequence of the snapshot in force
record Unmoved(List<String> members, Set<String> records, long sequence) {
  static Unmoved of(Region region, StackFarm farm, GroupWatch watch) {
    return new Unmoved(
        watch.members().stream()
            .map(member -> member.id() + " " + member.state() + " " + member.health())
            .sorted()
            .toList(),
        new DoorRecords(region, farm).held(),
        farm.blackboard().sequence());
  }
}
