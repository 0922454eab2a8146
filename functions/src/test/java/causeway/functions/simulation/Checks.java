package causeway.functions.simulation;

import java.util.List;

/// All checks of one world.
record Checks(Sight sight, DoorCheck door, List<Check> all) {
  static Checks of(World world) {
    Sight sight = new Sight(world);
    DoorCheck door = new DoorCheck(world, sight);
    return new Checks(
        sight,
        door,
        List.of(
            sight,
            door,
            new LaunchCheck(world, sight),
            new DrainCheck(world),
            new SnapshotCheck(world),
            new SilenceCheck(world, sight),
            new ConfigCheck(world)));
  }
}
