package causeway.access.snapshot;

import causeway.access.decide.RandomFarm;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SnapshotCodecFuzzTest {
  @FuzzTest(maxDuration = "30s")
  void answersAnyBytes(FuzzedDataProvider data) {
    check(data.consumeRemainingAsBytes());
  }

  /// Random edits of real snapshots: bytes changed, cut out and doubled.
  @Test
  void answersAnyEdit() {
    Random random = new Random(20_260_101);
    List<byte[]> written = new ArrayList<>();
    for (int seed = 0; seed < 20; seed++) {
      written.add(SnapshotCodec.write(new RandomFarm(seed).snapshot()));
    }
    for (int i = 0; i < 4_000; i++) {
      byte[] json = written.get(i % written.size()).clone();
      for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
        int at = random.nextInt(json.length);
        int length = Math.min(random.nextInt(20), json.length - at);
        switch (random.nextInt(3)) {
          case 0 -> json[at] = (byte) random.nextInt(256);
          case 1 -> json = joined(json, at, json, at + length);
          default -> json = joined(json, at + length, json, at);
        }
      }
      check(json);
    }
  }

  /// The first bytes of one and the last of another.
  private static byte[] joined(byte[] head, int to, byte[] tail, int from) {
    byte[] joined = Arrays.copyOf(head, to + tail.length - from);
    System.arraycopy(tail, from, joined, to, tail.length - from);
    return joined;
  }

  private static void check(byte[] json) {
    AccessSnapshot read;
    try {
      read = SnapshotCodec.read(json);
    } catch (SnapshotException refused) {
      return;
    }
    if (!SnapshotCodec.read(SnapshotCodec.write(read)).equals(read)) {
      throw new AssertionError("what was read is written as something else");
    }
  }
}
