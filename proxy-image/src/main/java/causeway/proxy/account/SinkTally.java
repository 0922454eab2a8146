package causeway.proxy.account;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// Counts what a sink does; any thread adds.
final class SinkTally {
  private final LongAdder written = new LongAdder();
  private final Map<DropReason, LongAdder> dropped = new EnumMap<>(DropReason.class);

  SinkTally() {
    for (DropReason reason : DropReason.values()) {
      dropped.put(reason, new LongAdder());
    }
  }

  void written(long count) {
    written.add(count);
  }

  void dropped(DropReason reason, long count) {
    LongAdder adder = dropped.get(reason);
    if (adder != null) {
      adder.add(count);
    }
  }

  SinkCounts counts() {
    Map<DropReason, Long> sums = new EnumMap<>(DropReason.class);
    dropped.forEach((reason, adder) -> {
      long sum = adder.sum();
      if (sum > 0) {
        sums.put(reason, sum);
      }
    });
    return new SinkCounts(written.sum(), sums);
  }
}
