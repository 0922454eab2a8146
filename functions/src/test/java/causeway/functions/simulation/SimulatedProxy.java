package causeway.functions.simulation;

import causeway.access.snapshot.AccessSnapshot;
import causeway.functions.Buckets;
import causeway.functions.cloud.Objects.Condition;
import causeway.functions.cloud.Objects.Stored;
import causeway.functions.fake.FakeObjects;
import causeway.functions.fake.Member;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The proxy of one instance as far as others see it: it polls the snapshot, says what it enforces,
/// takes connections, drains when Auto Scaling moves its instance out, and says so.
final class SimulatedProxy {
  private static final Duration BEAT = Duration.ofSeconds(30);
  private static final Duration START = Duration.ofSeconds(60);

  /// How a proxy is broken; several at once are possible over a life, one at a time.
  enum Trouble {
    NONE,
    /// Serves, but reaches no bucket: no report, no snapshot.
    SILENT,
    /// Reports, but reads no snapshot.
    DEAF,
    /// The process stands still: no report, no new connection.
    HUNG,
    /// Says that it failed.
    FAILED,
    /// Never comes up at all.
    STILLBORN
  }

  private final World world;
  final Member member;
  Trouble trouble = Trouble.NONE;
  private Instant boots;
  private Instant lastBeat = Instant.MIN;
  private Instant lastClient = Instant.MIN;
  private @Nullable AccessSnapshot enforced;
  private String said = "";
  private boolean draining;
  private boolean closed;
  private final List<Instant> connections = new ArrayList<>();

  SimulatedProxy(World world, Member member, Duration boot) {
    this.world = world;
    this.member = member;
    this.boots = world.clock.instant().plus(boot);
  }

  /// Starts again from what lies on its disk: the last good snapshot, however old.
  void restart(Duration boot) {
    boots = world.clock.instant().plus(boot);
    draining = false;
    closed = false;
    said = "";
    connections.clear();
  }

  private boolean up() {
    return member.alive()
        && trouble != Trouble.STILLBORN
        && !stopped()
        && !world.clock.instant().isBefore(boots);
  }

  /// A machine in the pool stands still.
  private boolean stopped() {
    return switch (member.state()) {
      case WARMED_STOPPED,
          WARMED_TERMINATING,
          WARMED_TERMINATING_WAIT,
          WARMED_TERMINATING_PROCEED ->
          true;
      default -> false;
    };
  }

  long sequence() {
    Long sequence = enforced == null ? null : enforced.sequence();
    return sequence == null ? 0 : sequence;
  }

  /// Whether a client that comes now is served.
  boolean accepts() {
    return up() && !closed && enforced != null && trouble != Trouble.HUNG && !failed();
  }

  private boolean failed() {
    return trouble == Trouble.FAILED;
  }

  /// Connections that would be cut if the machine went now.
  long live() {
    if (failed() || !member.alive() || stopped()) {
      connections.clear();
    }
    connections.removeIf(end -> !end.isAfter(world.clock.instant()));
    return connections.size();
  }

  void connect(Duration life) {
    lastClient = world.clock.instant();
    connections.add(lastClient.plus(life));
  }

  /// One second of its life.
  void tick() {
    if (!up() || trouble == Trouble.HUNG) {
      return;
    }
    Instant now = world.clock.instant();
    if (now.getEpochSecond() % 2 == member.id().hashCode() % 2) {
      poll();
    }
    watchState(now);
    report(now);
  }

  private void poll() {
    if (trouble == Trouble.SILENT || trouble == Trouble.DEAF || world.storageReadsFail()) {
      return;
    }
    FakeObjects store = world.cloud.store();
    Optional<Stored> found = store.get(World.BUCKETS.state(), Buckets.SNAPSHOT, 1 << 24);
    found.ifPresent(object -> {
      AccessSnapshot next = world.parsed(object);
      Long sequence = next.sequence();
      if (sequence != null && sequence > sequence()) {
        enforced = next;
      }
    });
  }

  private void watchState(Instant now) {
    boolean leaving =
        switch (member.state()) {
          case TERMINATING,
              TERMINATING_WAIT,
              TERMINATING_PROCEED,
              WARMED_PENDING,
              WARMED_PENDING_WAIT,
              WARMED_PENDING_PROCEED ->
              true;
          default -> false;
        };
    // The metadata service is asked every five seconds.
    if (leaving != draining && now.getEpochSecond() % 5 == 0) {
      draining = leaving;
      closed = false;
      lastClient = now;
    }
    if (draining && !lastClient.plus(World.QUIET).isAfter(now)) {
      closed = true;
    }
  }

  private String state(Instant now) {
    if (failed()) {
      return "failed";
    }
    if (draining) {
      return closed && live() == 0 ? "drained" : "draining";
    }
    if (enforced != null) {
      return "serving";
    }
    return boots.plus(START).isAfter(now) ? "starting" : "failed";
  }

  private void report(Instant now) {
    if (trouble == Trouble.SILENT || world.storageUnreachable()) {
      return;
    }
    String state = state(now);
    String edge = state + sequence();
    if (!edge.equals(said)) {
      said = edge;
      write("edge", state, now);
    }
    if (!lastBeat.plus(BEAT).isAfter(now)) {
      lastBeat = now;
      write("beat", state, now);
    }
  }

  private void write(String kind, String state, Instant now) {
    AccessSnapshot snapshot = enforced;
    String json =
        """
        {"version":1,"kind":"%s","time":"%s","cause":"state","instance":"%s","zone":"%s",\
        "address":"%s","proxyVersion":"0.1.0","state":"%s",%s%s"probe":{"ok":true,"millis":3},\
        "connections":%d,"startedAt":"%s",\
        "counters":{"accepted":%d,"allowed":1,"denied":0,"deniedByReason":{"no-matching-rule":0}}}
        """
            .formatted(
                kind,
                now,
                member.id(),
                member.zone(),
                member.address().getHostAddress(),
                state,
                state.equals("failed")
                    ? "\"reason\":\"no-snapshot\",\"message\":\"it failed\","
                    : "",
                snapshot == null
                    ? ""
                    : "\"sequence\":%d,\"digest\":\"%s\","
                        .formatted(sequence(), world.digest(snapshot)),
                live(),
                boots,
                connections.size());
    String arn = "arn:aws:ec2:eu-west-1:111122223333:instance/" + member.id();
    world.trace.add(
        member.id(), kind + " " + state + " at " + sequence() + ", " + live() + " live");
    String _ =
        world
            .cloud
            .store()
            .put(
                World.BUCKETS.reports(),
                kind + "/" + arn + "/report.json",
                json.getBytes(StandardCharsets.UTF_8),
                new Condition.None());
  }
}
