package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.cloud.Service;
import causeway.testbed.farm.StackFarm;
import causeway.testbed.farm.Timers;
import causeway.testbed.network.Waiting;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/// What the acts on the farm that runs itself share: the one deployed farm, brought up by whichever
/// act needs it first, its bucket, and its group set to a size.
public final class Stage {
  /// The bucket that the farm's document names.
  static final String BUCKET = "telemetry-2026";

  /// An object that takes a while at a client's own pace, and far more than buffers on the way
  /// hold.
  static final String KEY = "archive.bin";

  static final int BYTES = 32_000_000;

  /// How many proxies the farm has when no act changes that.
  static final int SIZE = 2;

  static final Duration LIMIT = Duration.ofMinutes(2);
  static final Duration LOOK = Duration.ofMillis(100);

  private static final byte[] OBJECT = new byte[BYTES];

  static {
    new Random(1).nextBytes(OBJECT);
  }

  private Stage() {}

  /// The farm at rest: deployed, with as many proxies in service as it has at least, and reached by
  /// the office.
  public static StackFarm farm(Region region, Evidence evidence) {
    if (region.deployed().isEmpty()) {
      evidence.doing("deploying the farm from its template");
      deploy(region);
    }
    StackFarm farm = region.deploy(Timers.DEMO);
    resize(farm, SIZE);
    try (GroupWatch watch = GroupWatch.of(farm)) {
      evidence.doing("waiting for " + SIZE + " proxies in service and nothing under way");
      Waiting.until(
          SIZE + " proxies in service and no other",
          LIMIT,
          LOOK,
          () -> watch.serving().size() == SIZE && watch.members().size() == SIZE);
    }
    evidence.doing("waiting for the front door");
    Waiting.until(
        "front door of " + farm.name() + " with both zones",
        LIMIT,
        LOOK,
        () ->
            farm.loadBalancer().healthy().size() == SIZE
                && addresses(region, farm).containsAll(farm.plan().entrances()));
    return farm;
  }

  /// Makes the stack and its bucket, and publishes the document, as a team would.
  static StackFarm deploy(Region region) {
    StackFarm farm = region.deploy(Timers.DEMO);
    String there = farm.plan().region();
    region.cloud().makeBucket(there, BUCKET);
    region.cloud().put(there, BUCKET, KEY, OBJECT);
    farm.publish(farm.plan().documentText());
    return farm;
  }

  /// Sets how many proxies there are, and the least with it: a farm with nothing to do would be
  /// scaled in by its own policy.
  static void resize(StackFarm farm, int size) {
    farm.autoScaling()
        .query(
            Service.AUTO_SCALING,
            "UpdateAutoScalingGroup",
            Map.of(
                "AutoScalingGroupName", farm.name(),
                "MinSize", Integer.toString(size),
                "DesiredCapacity", Integer.toString(size)));
  }

  /// The object's SHA-256.
  static String checksum() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(OBJECT));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What the office's resolver answers for the front door.
  static Set<String> addresses(Region region, StackFarm farm) {
    Set<String> found = new TreeSet<>();
    region
        .office()
        .command("getent", "ahostsv4", farm.plan().frontDoor())
        .run()
        .out()
        .lines()
        .forEach(line -> found.add(line.split(" ", 2)[0]));
    return found;
  }
}
