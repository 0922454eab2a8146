package causeway.functions.simulation;

import causeway.functions.cloud.CloudException;
import causeway.functions.simulation.Coverage.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lambda running one function for its queue: one batch at a time, in a warm process if there is
/// one, and not always in the same.
final class Lambda {
  private static final int MOST_WARM = 2;

  private final World world;
  private final String name;
  final Fifo queue;
  private final Duration timeout;
  private final Function<Edge, WarmProcess> cold;
  private final List<Warm> warm = new ArrayList<>();
  private @Nullable Running running;

  private record Warm(Edge edge, WarmProcess process) {}

  private static final class Running {
    final Warm warm;
    final List<Fifo.Message> batch;
    final Set<String> failed = new HashSet<>();

    Running(Warm warm, List<Fifo.Message> batch) {
      this.warm = warm;
      this.batch = batch;
    }
  }

  Lambda(World world, String name, Duration timeout, Function<Edge, WarmProcess> cold) {
    this.world = world;
    this.name = name;
    this.queue = new Fifo(world, name, timeout.plus(timeout.dividedBy(2)));
    this.timeout = timeout;
    this.cold = cold;
  }

  boolean idle() {
    return running == null && queue.empty();
  }

  /// Takes the next batch, if there is one and nothing runs.
  void poll() {
    if (running != null) {
      return;
    }
    List<Fifo.Message> batch = queue.receive();
    if (batch.isEmpty()) {
      return;
    }
    world.coverage.count(Kind.RUNS);
    Running run = new Running(chosen(), batch);
    running = run;
    Instant deadline = world.clock.instant().plus(timeout);
    Strand strand = new Strand(() -> run.failed.addAll(run.warm.process().handle(batch, deadline)));
    Runnable drive = () -> drive(run, strand);
    run.warm.edge().begin(strand, drive, deadline);
    world.trace.add(name, "begins with " + batch);
    drive.run();
  }

  private Warm chosen() {
    int pick = world.random.nextInt(MOST_WARM);
    boolean another = pick >= warm.size() && (warm.isEmpty() || world.random.nextInt(8) == 0);
    if (another) {
      world.coverage.count(Kind.COLD_STARTS);
      Edge edge = new Edge(world, name);
      warm.add(new Warm(edge, cold.apply(edge)));
      return warm.getLast();
    }
    return warm.get(pick % warm.size());
  }

  private void drive(Running run, Strand strand) {
    try {
      if (!strand.resume()) {
        return;
      }
      world.trace.add(name, "ends, failed " + run.failed);
    } catch (Killed killed) {
      world.trace.add(name, "killed: " + killed.getMessage());
      warm.remove(run.warm);
      run.failed.addAll(ids(run));
    } catch (CloudException failed) {
      world.trace.add(name, "fails: " + failed.getMessage());
      run.failed.addAll(ids(run));
    }
    running = null;
    queue.settle(run.batch, run.failed);
  }

  private static Set<String> ids(Running run) {
    return run.batch.stream().map(message -> message.id).collect(Collectors.toSet());
  }
}
