package causeway.functions.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// As many farms as two processors do in `-Dsimulation.for` minutes, from seed `-Dsimulation.from`
/// on.
@Tag("long")
class LongSimulationTest {
  private static final int PROCESSORS = 2;

  private final AtomicLong next = new AtomicLong(Long.getLong("simulation.from", 1));
  private final Coverage all = new Coverage();
  private final List<String> failures = new ArrayList<>();

  @Test
  void noSeedBreaksARule() throws InterruptedException {
    long first = next.get();
    Duration time = Duration.ofMinutes(Long.getLong("simulation.for", 10));
    long end = System.nanoTime() + time.toNanos();
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < PROCESSORS; i++) {
      workers.add(Thread.ofPlatform().start(() -> work(end)));
    }
    for (Thread worker : workers) {
      worker.join();
    }
    System.out.println("seeds " + first + " to " + (next.get() - 1) + ": " + all);
    assertThat(failures).isEmpty();
  }

  private void work(long end) {
    while (System.nanoTime() < end) {
      Simulation one = new Simulation(next.getAndIncrement(), SimulationTest.FAULTY, Mutant.NONE);
      String failure = null;
      try {
        Coverage _ = one.run();
      } catch (SimulationFailure broken) {
        failure = broken.getMessage();
      }
      synchronized (all) {
        all.add(one.coverage());
        if (failure != null) {
          failures.add(failure);
        }
      }
    }
  }
}
