package causeway.functions.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
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
    Duration before = processor();
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < PROCESSORS; i++) {
      workers.add(Thread.ofPlatform().start(() -> work(end)));
    }
    for (Thread worker : workers) {
      worker.join();
    }
    System.out.println(
        "seeds %d to %d in %d min, %d min of processor time: %s"
            .formatted(
                first,
                next.get() - 1,
                time.toMinutes(),
                processor().minus(before).toMinutes(),
                all));
    assertThat(failures).isEmpty();
  }

  private static Duration processor() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
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
          System.out.println(failure.lines().limit(2).collect(Collectors.joining(", ")));
        }
      }
    }
  }
}
