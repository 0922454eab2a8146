package causeway.testbed.autoscaling;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Where to launch and whom to let go, so that no zone has two instances more than another. Pure.
final class Balance {
  private Balance() {}

  /// The zone with the fewest; of several, the one with the fewest that stay, then the first.
  ///
  /// @param occupied the zones of all that count
  /// @param passing the zones of those of them that a refresh will replace
  /// @param avoided zones where launches failed lately, taken only if all did
  static Zone launchIn(
      List<Zone> zones, List<Zone> occupied, List<Zone> passing, List<Zone> avoided) {
    Map<Zone, Long> counts = count(occupied);
    Map<Zone, Long> replaced = count(passing);
    return zones.stream()
        .min(
            Comparator.comparing((Zone zone) -> avoided.contains(zone))
                .thenComparingLong(zone -> counts.getOrDefault(zone, 0L))
                .thenComparingLong(zone -> -replaced.getOrDefault(zone, 0L)))
        .orElseThrow();
  }

  /// AWS's default termination policy: in the zone with the most, what is unhealthy, then not yet
  /// in service, then of the oldest template version, then launched first.
  ///
  /// @param candidates those that may go; protected ones are left out
  /// @param counted all that count in their zones
  static List<Instance> retire(int many, List<Instance> candidates, List<Instance> counted) {
    List<Instance> left = new java.util.ArrayList<>(candidates);
    List<Zone> occupied = new java.util.ArrayList<>(counted.stream().map(Instance::zone).toList());
    List<Instance> chosen = new java.util.ArrayList<>();
    left.removeIf(Instance::scaleInProtected);
    while (chosen.size() < many && !left.isEmpty()) {
      Map<Zone, Long> counts = count(occupied);
      Instance next =
          left.stream()
              .min(
                  Comparator.comparingLong(
                          (Instance instance) -> -counts.getOrDefault(instance.zone(), 0L))
                      .thenComparing(Instance::healthy)
                      .thenComparing(instance -> !instance.state().pending())
                      .thenComparingLong(Instance::version)
                      .thenComparing(Instance::launchedAt)
                      .thenComparing(Instance::id))
              .orElseThrow();
      chosen.add(next);
      left.remove(next);
      occupied.remove(next.zone());
    }
    return chosen;
  }

  /// Whether one instance more in the emptiest zone and one less in the fullest would be fairer.
  static boolean uneven(List<Zone> zones, List<Zone> occupied) {
    Map<Zone, Long> counts = count(occupied);
    long most = zones.stream().mapToLong(zone -> counts.getOrDefault(zone, 0L)).max().orElse(0);
    long least = zones.stream().mapToLong(zone -> counts.getOrDefault(zone, 0L)).min().orElse(0);
    return most - least > 1;
  }

  private static Map<Zone, Long> count(List<Zone> zones) {
    return zones.stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
