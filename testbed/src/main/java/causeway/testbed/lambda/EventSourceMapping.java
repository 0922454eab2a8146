package causeway.testbed.lambda;

import causeway.testbed.stack.FunctionDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Lambda's poller of a FIFO queue: takes batches, calls the function with one message group's at a
/// time, deletes what was done, and leaves what failed to the queue, which hands it out again after
/// its visibility timeout and moves it to the dead letters after too many receipts.
public final class EventSourceMapping implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(EventSourceMapping.class.getName());

  private final LambdaFunction function;
  private final MessageQueue queue;
  private final FunctionDefinition.Source source;
  private final @Nullable Duration retryAfter;
  private final Thread poller;
  private final AtomicLong invocations = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private volatile boolean closed;

  /// @param retryAfter makes failed messages visible this soon, where a demo cannot wait for the
  ///   queue's visibility timeout; absent means that timeout, as in AWS
  public EventSourceMapping(
      LambdaFunction function,
      MessageQueue queue,
      FunctionDefinition.Source source,
      @Nullable Duration retryAfter) {
    this.function = function;
    this.queue = queue;
    this.source = source;
    this.retryAfter = retryAfter;
    this.poller = Thread.ofVirtual().name("poll-" + function.definition().name()).start(this::poll);
  }

  public long invocations() {
    return invocations.get();
  }

  /// Invocations that did not end with an answer.
  public long failures() {
    return failures.get();
  }

  @Override
  public void close() {
    closed = true;
    poller.interrupt();
  }

  private void poll() {
    while (!closed) {
      try {
        Map<String, List<JsonNode>> groups = new LinkedHashMap<>();
        for (JsonNode message : queue.receive(Math.min(10, source.batchSize()))) {
          String group = message.path("Attributes").path("MessageGroupId").asString("");
          groups.computeIfAbsent(group, absent -> new ArrayList<>()).add(message);
        }
        for (List<JsonNode> batch : groups.values()) {
          process(batch);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (!closed) {
          LOG.log(System.Logger.Level.WARNING, "polling " + queue.arn() + " failed", e);
          pause();
        }
      }
    }
  }

  private void process(List<JsonNode> batch) throws InterruptedException {
    invocations.incrementAndGet();
    Outcome outcome = function.invoke(SqsEvent.of(batch, queue));
    Set<String> failed = failed(batch, outcome);
    Collection<JsonNode> done = new ArrayList<>();
    Collection<JsonNode> left = new ArrayList<>();
    for (JsonNode message : batch) {
      (failed.contains(message.path("MessageId").asString()) ? left : done).add(message);
    }
    queue.delete(done);
    if (retryAfter != null) {
      queue.release(left, retryAfter);
    }
  }

  private Set<String> failed(List<JsonNode> batch, Outcome outcome) {
    Set<String> all = new HashSet<>();
    batch.forEach(message -> all.add(message.path("MessageId").asString()));
    return switch (outcome) {
      case Outcome.Answered answered -> {
        if (!source.partialFailures()) {
          yield Set.of();
        }
        try {
          Set<String> failed = SqsEvent.failures(answered.payload());
          yield all.containsAll(failed) ? failed : all;
        } catch (IllegalArgumentException e) {
          yield all;
        }
      }
      case Outcome.Failed _, Outcome.TimedOut _, Outcome.Died _ -> {
        failures.incrementAndGet();
        LOG.log(System.Logger.Level.WARNING, function.definition().name() + ": " + outcome);
        yield all;
      }
    };
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(500));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
