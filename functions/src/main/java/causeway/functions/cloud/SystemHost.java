package causeway.functions.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;

/// The machine that a function or a command runs on: its clock, and virtual threads for reads.
public final class SystemHost implements Host {
  /// Connections that one process keeps busy at once.
  private static final int MOST_READS = 32;

  private final Consumer<String> log;

  /// @param log takes the lines of the log
  public SystemHost(Consumer<String> log) {
    this.log = log;
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting");
    }
  }

  @Override
  public double random() {
    return ThreadLocalRandom.current().nextDouble();
  }

  @Override
  public void log(String line) {
    log.accept(line);
  }

  @Override
  public <T, R> List<R> together(List<T> subjects, Function<T, R> read) {
    Semaphore room = new Semaphore(MOST_READS);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<R>> tasks = new ArrayList<>();
      for (T subject : subjects) {
        tasks.add(() -> {
          room.acquire();
          try {
            return read.apply(subject);
          } finally {
            room.release();
          }
        });
      }
      List<R> results = new ArrayList<>();
      for (Future<R> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while reading");
    } catch (ExecutionException failed) {
      throw unwrapped(failed);
    }
  }

  private static RuntimeException unwrapped(ExecutionException failed) {
    return switch (failed.getCause()) {
      case RuntimeException ours -> ours;
      case Error error -> throw error;
      case null, default -> new IllegalStateException(failed);
    };
  }
}
