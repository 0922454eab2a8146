package causeway.testbed.autoscaling;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What a group should be, as its creator or a later update says.
///
/// @param zones where its instances may be, balanced in this order
/// @param targetGroups ARNs to which instances in service are registered
public record GroupSettings(
    String name,
    Capacity capacity,
    LaunchTemplate template,
    List<Zone> zones,
    List<String> targetGroups,
    Map<String, String> tags,
    Periods periods) {

  public GroupSettings {
    zones = List.copyOf(zones);
    targetGroups = List.copyOf(targetGroups);
    tags = Map.copyOf(tags);
    if (zones.isEmpty()) {
      throw Refused.invalid("At least one Availability Zone or VPC Subnet is required.");
    }
  }

  /// How long things may take.
  ///
  /// @param healthCheckGrace in service, before bad health counts
  /// @param warmup in service, before an instance counts as fully there
  /// @param cooldown after one simple scaling activity, before the next
  public record Periods(Duration healthCheckGrace, Duration warmup, Duration cooldown) {
    /// AWS's defaults for groups made over the API.
    public static final Periods DEFAULT =
        new Periods(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(5));
  }

  public GroupSettings with(Capacity other) {
    return new GroupSettings(name, other, template, zones, targetGroups, tags, periods);
  }

  public GroupSettings with(LaunchTemplate other) {
    return new GroupSettings(name, capacity, other, zones, targetGroups, tags, periods);
  }

  public GroupSettings with(List<Zone> others) {
    return new GroupSettings(name, capacity, template, others, targetGroups, tags, periods);
  }

  public GroupSettings with(Periods other) {
    return new GroupSettings(name, capacity, template, zones, targetGroups, tags, other);
  }
}
