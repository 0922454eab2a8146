package causeway.testbed.demo;

import causeway.testbed.Client;
import causeway.testbed.Region;
import causeway.testbed.farm.Farm;
import causeway.testbed.farm.FarmPlan;
import causeway.testbed.farm.ProxyInstance;
import causeway.testbed.network.HealthCheck;
import causeway.testbed.network.LoadBalancer;
import causeway.testbed.network.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Kills one proxy under load, and brings it back.
final class KillCheck implements Step.Check {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final int SLOW_BYTES_PER_SECOND = 20_000_000;

  @Override
  public void run(Region region, Evidence evidence) throws Exception {
    Farm farm = region.frankfurt();
    Client office = region.office();
    LoadBalancer balancer = farm.loadBalancer();
    HealthCheck timer = balancer.check();
    evidence.fact(
        "load balancer",
        "checks "
            + timer.path()
            + " every "
            + timer.interval().toMillis()
            + " ms, "
            + timer.unhealthy()
            + " answers change its mind");
    Instant began = Instant.now();
    try (Background slow =
            Background.start(
                "the long transfer",
                office.python(
                    "-c",
                    Background.script("slow_download.py"),
                    OfficeAct.REPORTS,
                    TransferCheck.KEY,
                    "eu-central-1",
                    Integer.toString(SLOW_BYTES_PER_SECOND)));
        Background series =
            Background.start(
                "the series of small requests",
                office.python(
                    "-c", Background.script("series.py"), OfficeAct.REPORTS, "eu-central-1"))) {
      String carrier = carrier(region, began);
      ProxyInstance victim =
          farm.proxies().stream()
              .filter(proxy -> !proxy.host().address().equals(carrier))
              .findFirst()
              .orElseThrow();
      evidence.expect(slow.running(), "the long transfer ended before the proxy was killed");
      evidence.doing("killing " + victim.name() + " during use");
      long killed = System.nanoTime();
      victim.kill();
      evidence.mark(victim.name() + " killed (SIGKILL)");
      Waiting.until(
          "end of flows to " + victim.name(), LIMIT, LOOK, () -> balancer.healthy().size() == 1);
      evidence.mark("load balancer took it out");
      evidence.fact("killed", victim.name() + " in " + victim.zone().name());
      evidence.fact("no new flows to it after", Duration.ofNanos(System.nanoTime() - killed));
      evidence.doing("starting " + victim.name() + " again");
      long restarted = System.nanoTime();
      victim.start();
      Waiting.until("healthy " + victim.name(), LIMIT, LOOK, () -> balancer.healthy().size() == 2);
      evidence.mark(victim.name() + " serves again");
      evidence.fact("back in service after", Duration.ofNanos(System.nanoTime() - restarted));
      evidence.doing("counting what the office noticed");
      report(series.result(), evidence);
      JsonNode transfer = slow.result();
      evidence.fact(
          "the long transfer",
          String.format(
              Locale.ROOT,
              "%.0f MB through %s in %.1f s, never cut",
              transfer.path("bytes").asLong() / 1e6,
              zone(farm, carrier),
              transfer.path("seconds").asDouble()));
      evidence.expect(
          transfer.path("bytes").asLong() == 100_000_000, "the long transfer was cut: " + transfer);
    }
  }

  private static void report(JsonNode series, Evidence evidence) {
    int requests = series.path("requests").size() * 2;
    int retries = 0;
    double slowest = 0;
    for (JsonNode request : series.path("requests")) {
      retries += request.path("retries").asInt();
      slowest = Math.max(slowest, request.path("seconds").asDouble());
    }
    evidence.fact("small requests", requests + ", on a connection each");
    evidence.fact("failed requests", series.path("errors").size() + " of " + requests);
    evidence.fact("retries by the client itself", Integer.toString(retries));
    evidence.fact("slowest pair of requests", Duration.ofNanos(Math.round(slowest * 1e9)));
    evidence.expect(series.path("errors").isEmpty(), "requests failed: " + series.path("errors"));
    evidence.expect(requests >= 20, "only " + requests + " requests were made");
  }

  /// The proxy that carries the long transfer, as S3 saw it.
  private static String carrier(Region region, Instant since) {
    return region.s3().since(since).stream()
        .filter(entry -> entry.path().endsWith("/" + TransferCheck.KEY))
        .findFirst()
        .orElseThrow(() -> new Evidence.ClaimBroken("S3 saw no long transfer"))
        .peer();
  }

  private static String zone(Farm farm, String proxy) {
    return farm.plan().zones().stream()
        .filter(zone -> zone.proxy().equals(proxy))
        .map(FarmPlan.Zone::name)
        .findFirst()
        .orElse(proxy);
  }
}
