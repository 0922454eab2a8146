package causeway.testbed.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where a load balancer's zones lead now. Pure.
///
/// @param pools for each zone, the targets that its address spreads new flows over
/// @param answers the zones whose addresses are in DNS
record Routing(Map<String, List<Routing.Candidate>> pools, List<String> answers) {
  /// One target, in one spell of health.
  ///
  /// @param mark what its flows are known by
  record Candidate(String zone, String address, int mark, boolean healthy) {}

  /// @param zones all of them, in order
  /// @param candidates targets that may get new flows, healthy or not
  /// @param shifted zones that a zonal shift takes out
  static Routing of(
      List<String> zones, List<Candidate> candidates, Set<String> shifted, boolean crossZone) {
    List<Candidate> there =
        candidates.stream().filter(candidate -> !shifted.contains(candidate.zone())).toList();
    Map<String, List<Candidate>> pools = new LinkedHashMap<>();
    List<String> answers = new ArrayList<>();
    for (String zone : zones) {
      List<Candidate> own = in(zone, candidates);
      // Cross-zone, a shift takes a zone's targets out too; without, its address leads nowhere
      // else.
      List<Candidate> pool = crossZone ? (there.isEmpty() ? candidates : there) : own;
      List<Candidate> healthy = pool.stream().filter(Candidate::healthy).toList();
      // With no healthy target all get flows: a check that is wrong must not be an outage.
      pools.put(zone, healthy.isEmpty() ? pool : healthy);
      if (!shifted.contains(zone) && own.stream().anyMatch(Candidate::healthy)) {
        answers.add(zone);
      }
    }
    if (answers.isEmpty()) {
      answers.addAll(zones.stream().filter(zone -> !shifted.contains(zone)).toList());
    }
    return new Routing(pools, List.copyOf(answers.isEmpty() ? zones : answers));
  }

  private static List<Candidate> in(String zone, List<Candidate> candidates) {
    return candidates.stream().filter(candidate -> candidate.zone().equals(zone)).toList();
  }
}
