package causeway.functions.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A FIFO queue in SQS with one message group, and the poller that Lambda runs for it: batches of
/// at most ten, one at a time; while a message of the group is in flight or waits to become visible
/// again, nobody gets any.
final class Fifo {
  private static final int MOST = 10;
  private static final int MOST_RECEIVES = 3;
  private static final Duration DEDUPLICATED = Duration.ofMinutes(5);

  /// A message in the queue.
  static final class Message {
    final String id;
    final String body;
    final Instant sent;
    int receives;

    Message(String id, String body, Instant sent) {
      this.id = id;
      this.body = body;
      this.sent = sent;
    }

    @Override
    public String toString() {
      return id + " " + body;
    }
  }

  private final World world;
  private final String name;
  private final Duration visibility;
  private final Deque<Message> waiting = new ArrayDeque<>();
  private final Map<String, Instant> sent = new HashMap<>();
  private Instant blockedUntil = Instant.MIN;
  private Instant received = Instant.MIN;
  private int inFlight;
  private int number;

  Fifo(World world, String name, Duration visibility) {
    this.world = world;
    this.name = name;
    this.visibility = visibility;
  }

  void send(String body) {
    Instant now = world.clock.instant();
    Instant before = sent.put(body, now);
    if (before != null && before.plus(DEDUPLICATED).isAfter(now)) {
      sent.put(body, before);
      return;
    }
    number++;
    waiting.addLast(new Message(name + "-" + number, body, now));
  }

  boolean empty() {
    return waiting.isEmpty() && inFlight == 0;
  }

  /// The next batch, or none.
  List<Message> receive() {
    List<Message> batch = new ArrayList<>();
    if (inFlight > 0 || blockedUntil.isAfter(world.clock.instant())) {
      return batch;
    }
    while (!waiting.isEmpty() && batch.size() < MOST) {
      Message next = waiting.removeFirst();
      if (next.receives == MOST_RECEIVES) {
        world.coverage.count(Coverage.Kind.DEAD_LETTERS);
        world.trace.add(name, "to the dead letters: " + next);
        continue;
      }
      next.receives++;
      batch.add(next);
    }
    inFlight = batch.size();
    received = world.clock.instant();
    return batch;
  }

  /// A batch came back: what failed goes to the front again.
  void settle(List<Message> batch, Set<String> failed) {
    inFlight = 0;
    // Nobody else frees the group before all of it is visible again.
    List<Message> again = batch.stream().filter(each -> failed.contains(each.id)).toList();
    again.reversed().forEach(waiting::addFirst);
    if (!again.stream().allMatch(each -> world.cloud.released().contains(each.id))) {
      blockedUntil = received.plus(visibility);
    }
    world.cloud.released().removeAll(failed);
  }
}
