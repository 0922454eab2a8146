package causeway.functions.simulation;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// As many seeds as the processors do in a time: `SimulationMain MINUTES [FIRST_SEED]`. It prints
/// how many that were, what they covered, and every failure.
final class SimulationMain {
  private SimulationMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    Duration time = Duration.ofMinutes(Long.parseLong(arguments[0]));
    long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    int processors = Math.min(2, Runtime.getRuntime().availableProcessors());
    long end = System.nanoTime() + time.toNanos();
    AtomicLong next = new AtomicLong(first);
    AtomicLong failures = new AtomicLong();
    Coverage all = new Coverage();
    Thread[] workers = new Thread[processors];
    for (int i = 0; i < processors; i++) {
      workers[i] =
          new Thread(() -> {
            while (System.nanoTime() < end) {
              try {
                Coverage one =
                    new Simulation(next.getAndIncrement(), SimulationTest.FAULTY, Mutant.NONE)
                        .run();
                synchronized (all) {
                  all.add(one);
                }
              } catch (SimulationFailure failure) {
                failures.incrementAndGet();
                System.out.println(failure.getMessage());
              }
            }
          });
      workers[i].start();
    }
    for (Thread worker : workers) {
      worker.join();
    }
    System.out.printf(
        "seeds %d to %d, %d failures%n%s%n", first, next.get() - 1, failures.get(), all);
  }
}
