package causeway.testbed.demo;

import causeway.testbed.Client;
import causeway.testbed.Region;
import causeway.testbed.farm.FarmPlan;
import causeway.testbed.instance.RunningInstance;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// What single proxies decide about a client, asked at their own addresses: no load balancer and no
/// DNS in between.
final class Decisions {
  /// A little longer than any proxy may need to follow.
  static final Duration LIMIT = Duration.ofSeconds(30);

  private final Region region;
  private final Client client;
  private final String name;

  Decisions(Region region, Client client, String bucket, FarmPlan plan) {
    this.region = region;
    this.client = client;
    this.name = bucket + ".s3." + plan.region() + ".amazonaws.com";
  }

  /// `admitted`, `refused` or `held` by each proxy's address.
  Map<String, String> now(Collection<RunningInstance> proxies)
      throws IOException, InterruptedException {
    Map<String, String> found = new TreeMap<>();
    try (Background asking = start("now", proxies)) {
      asking
          .result()
          .properties()
          .forEach(each -> found.put(each.getKey(), each.getValue().asString()));
    }
    return found;
  }

  /// Asks over and over until its input ends; the result is each proxy's changes of mind, by its
  /// address.
  Background changes(Collection<RunningInstance> proxies) throws IOException {
    return start("changes", proxies);
  }

  /// Asks over and over from now on, until each has decided as wanted.
  Change until(String wanted, Collection<RunningInstance> proxies) throws IOException {
    return new Change(start(wanted, proxies), List.copyOf(proxies), wanted);
  }

  private Background start(String wanted, Collection<RunningInstance> proxies) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-c", Background.script("decisions.py")));
    arguments.addAll(
        List.of(region.trust().toString(), name, wanted, Long.toString(LIMIT.toSeconds())));
    proxies.forEach(proxy -> arguments.add(proxy.identity().address()));
    return Background.start(
        client.host().name() + "'s asking", client.python(arguments.toArray(String[]::new)));
  }

  /// A change of decision that is being waited for.
  record Change(Background asking, List<RunningInstance> proxies, String wanted)
      implements AutoCloseable {
    /// How long after `cause` each proxy decided otherwise, by instance.
    Map<String, Duration> after(Instant cause) throws IOException, InterruptedException {
      JsonNode found = asking.result();
      Map<String, Duration> times = new TreeMap<>();
      for (RunningInstance proxy : proxies) {
        String address = proxy.identity().address();
        JsonNode since = found.path("since").path(address);
        if (!since.isNumber() || found.path("before").path(address).asInt() == 0) {
          throw new Evidence.ClaimBroken(
              "%s: not %s within %d s: %s"
                  .formatted(proxy.identity().id(), wanted, LIMIT.toSeconds(), found));
        }
        times.put(
            proxy.identity().id(),
            Duration.between(cause, Instant.ofEpochMilli(Math.round(since.asDouble() * 1e3))));
      }
      return times;
    }

    @Override
    public void close() {
      asking.close();
    }
  }
}
