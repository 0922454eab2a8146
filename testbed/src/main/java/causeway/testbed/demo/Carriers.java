package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.farm.StackFarm;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Which proxies carried what, as S3 saw it.
final class Carriers {
  private Carriers() {}

  /// Requests to the farm's endpoint by the proxy's address.
  static Map<String, Long> since(Region region, StackFarm farm, Instant when) {
    return since(region, farm, when, path -> true);
  }

  /// Requests whose path is meant, by the proxy's address.
  static Map<String, Long> since(
      Region region, StackFarm farm, Instant when, Predicate<String> path) {
    return region.s3().since(when).stream()
        .filter(entry -> entry.service().equals(farm.plan().service()))
        .filter(entry -> String.valueOf(entry.serverName()).startsWith(Stage.BUCKET + "."))
        .filter(entry -> path.test(entry.path()))
        .collect(Collectors.groupingBy(entry -> entry.peer(), TreeMap::new, Collectors.counting()));
  }
}
