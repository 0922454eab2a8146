package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.farm.StackFarm;
import java.io.IOException;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// The office at work while a step changes the farm: a put and a get at a time, each on a
/// connection of its own, with the retries that the client makes by itself.
final class SmallRequests implements AutoCloseable {
  private static final int LEAST = 10;

  private final Background series;

  private SmallRequests(Background series) {
    this.series = series;
  }

  static SmallRequests start(Region region, StackFarm farm) throws IOException {
    return new SmallRequests(
        Background.start(
            "the series of small requests",
            region
                .office()
                .python("-c", Background.script("series.py"), Stage.BUCKET, farm.plan().region())));
  }

  /// Ends it, and holds that no request failed for good.
  void report(Evidence evidence) throws IOException, InterruptedException {
    JsonNode found = series.result();
    int requests = 0;
    int retries = 0;
    double slowest = 0;
    for (JsonNode pair : found.path("requests")) {
      requests += 2;
      retries += pair.path("retries").asInt();
      slowest = Math.max(slowest, pair.path("seconds").asDouble());
    }
    evidence.fact(
        "small requests meanwhile",
        "%d, %d failed, %d retries by the client itself"
            .formatted(requests, found.path("errors").size(), retries));
    evidence.fact("slowest pair of requests", Duration.ofNanos(Math.round(slowest * 1e9)));
    evidence.expect(found.path("errors").isEmpty(), "requests failed: " + found.path("errors"));
    evidence.expect(requests >= LEAST, "only " + requests + " requests were made");
  }

  @Override
  public void close() {
    series.close();
  }
}
