package causeway.functions.scale;

import causeway.functions.fake.Member;
import causeway.functions.report.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;

/// What a storm of reports comes to, one a proxy, evenly over a time, through a FIFO queue whose
/// batches are at most ten and one at a time.
record Storm(int invocations, int looks) {
  private static final int BATCH = 10;

  static Storm over(Duration time, Farm farm) {
    Deque<Member> proxies = new ArrayDeque<>(farm.members());
    Duration apart = time.dividedBy(proxies.size());
    Deque<Instant> queue = new ArrayDeque<>();
    Instant next = farm.machine.now();
    int invocations = 0;
    int looks = 0;
    while (!proxies.isEmpty() || !queue.isEmpty()) {
      for (; !proxies.isEmpty() && !next.isAfter(farm.machine.now()); next = next.plus(apart)) {
        farm.report("edge", proxies.removeFirst());
        // EventBridge tells whole seconds.
        queue.addLast(next.truncatedTo(ChronoUnit.SECONDS));
      }
      if (queue.isEmpty()) {
        farm.machine.waitUntil(next);
        continue;
      }
      Instant[] batch = new Instant[Math.min(BATCH, queue.size())];
      for (int i = 0; i < batch.length; i++) {
        batch[i] = queue.removeFirst();
      }
      Run run = farm.lifecycle(batch);
      invocations++;
      looks += run.looks();
    }
    return new Storm(invocations, looks);
  }

  @Override
  public String toString() {
    return invocations + " invocations, " + looks + " looks";
  }
}
