package causeway.testbed.autoscaling;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Real time on one daemon thread. A task that fails is logged, and the next one runs.
public final class RealScheduler implements Scheduler, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(RealScheduler.class.getName());

  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(
          1, task -> Thread.ofPlatform().daemon().name("auto-scaling").unstarted(task));

  public RealScheduler() {
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    if (executor.isShutdown()) {
      return () -> {};
    }
    var scheduled = executor.schedule(logged(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> scheduled.cancel(false);
  }

  @Override
  public void run(Runnable task) {
    if (!executor.isShutdown()) {
      executor.execute(logged(task));
    }
  }

  @Override
  public <T> T call(Supplier<T> task) {
    try {
      return executor.submit(task::get).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("the engine failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the engine", e);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  private static Runnable logged(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "a step of Auto Scaling failed", e);
      }
    };
  }
}
