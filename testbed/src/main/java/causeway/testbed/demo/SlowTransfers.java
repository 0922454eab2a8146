package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.farm.StackFarm;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Downloads of the office at its own slow pace, each on a connection of its own and without a
/// retry: what must survive whatever happens to the farm.
final class SlowTransfers implements AutoCloseable {
  private static final int AT_ONCE = 6;
  private static final int MOST_BATCHES = 4;

  private final Region region;
  private final StackFarm farm;
  private final int rate;
  private final Instant began = Instant.now();
  private final List<Background> batches = new ArrayList<>();

  private SlowTransfers(Region region, StackFarm farm, int rate) {
    this.region = region;
    this.farm = farm;
    this.rate = rate;
  }

  /// Starts as many as it takes until each of `proxies` carries one.
  ///
  /// @param proxies addresses
  /// @param rate of each, in bytes a second
  static SlowTransfers overAll(Region region, StackFarm farm, Set<String> proxies, int rate)
      throws IOException {
    SlowTransfers transfers = new SlowTransfers(region, farm, rate);
    try {
      while (!transfers.carriers().keySet().containsAll(proxies)) {
        if (transfers.batches.size() == MOST_BATCHES) {
          throw new Evidence.ClaimBroken(
              "%d transfers reached only %s of the proxies %s"
                  .formatted(MOST_BATCHES * AT_ONCE, transfers.carriers(), proxies));
        }
        transfers.add();
      }
      return transfers;
    } catch (IOException | RuntimeException e) {
      transfers.close();
      throw e;
    }
  }

  /// How many each proxy carries, by its address.
  Map<String, Long> carriers() {
    return Carriers.since(region, farm, began, path -> path.endsWith("/" + Stage.KEY));
  }

  boolean running() {
    return batches.stream().allMatch(Background::running);
  }

  /// Waits for their ends, and holds that each got every byte.
  ///
  /// @return when the last of them ended
  Instant finish(Evidence evidence) throws IOException, InterruptedException {
    String checksum = Stage.checksum();
    int count = 0;
    double seconds = 0;
    double last = 0;
    for (Background batch : batches) {
      for (JsonNode transfer : batch.result().path("transfers")) {
        evidence.expect(
            transfer.path("bytes").asLong() == Stage.BYTES
                && transfer.path("sha256").asString("").equals(checksum),
            "a transfer was cut or changed: " + transfer);
        count++;
        double ended = transfer.path("ended").asDouble();
        seconds = Math.max(seconds, ended - transfer.path("began").asDouble());
        last = Math.max(last, ended);
      }
    }
    evidence.fact(
        "slow transfers",
        String.format(
            Locale.ROOT,
            "%d of %.0f MB each, up to %.1f s long; none cut, every checksum right",
            count,
            Stage.BYTES / 1e6,
            seconds));
    return Instant.ofEpochMilli(Math.round(last * 1000));
  }

  @Override
  public void close() {
    batches.forEach(Background::close);
  }

  private void add() throws IOException {
    batches.add(
        Background.start(
            "a batch of slow transfers",
            region
                .office()
                .python(
                    "-c",
                    Background.script("slow_downloads.py"),
                    Stage.BUCKET,
                    Stage.KEY,
                    farm.plan().region(),
                    Integer.toString(rate),
                    Integer.toString(AT_ONCE))));
  }
}
