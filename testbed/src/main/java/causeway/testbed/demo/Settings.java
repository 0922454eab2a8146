package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.farm.StackFarm;
import causeway.testbed.network.HealthCheck;
import java.util.ArrayList;
import java.util.List;

/// What the measured numbers depend on.
final class Settings {
  private Settings() {}

  static List<Fact> of(Region region) {
    HealthCheck check = region.frankfurt().loadBalancer().check();
    List<Fact> settings = new ArrayList<>();
    settings.addAll(
        List.of(
            new Fact(
                "load balancer's health check",
                "GET "
                    + check.path()
                    + " on port "
                    + check.port()
                    + " every "
                    + check.interval().toSeconds()
                    + " s, "
                    + check.unhealthy()
                    + " answers in a row change a target's state (AWS: at least 5 s)"),
            new Fact("proxies look for a new snapshot", "every 2 s, jittered"),
            new Fact("front door's time to live", "5 s"),
            new Fact("processors", Integer.toString(Runtime.getRuntime().availableProcessors())),
            new Fact("Java", System.getProperty("java.vm.name") + " " + Runtime.version()),
            new Fact(
                "kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"))));
    region
        .deployed()
        .map(StackFarm::timers)
        .ifPresent(
            timers -> timers.all().forEach((name, value) -> settings.add(new Fact(name, value))));
    return List.copyOf(settings);
  }
}
