package causeway.reconcile.observed;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What LifecycleFunction must remember between looks (`lifecycle.json`), because no description
/// tells it: when something was first seen, and where it may have left records.
///
/// @param frontDoors the names at which records may be
/// @param instances by id
public record Memory(Set<String> frontDoors, Map<String, Entry> instances) {
  public static final Memory EMPTY = new Memory(Set.of(), Map.of());

  public Memory {
    frontDoors = Collections.unmodifiableSet(new TreeSet<>(frontDoors));
    instances = Collections.unmodifiableMap(new TreeMap<>(instances));
  }

  /// What is remembered of one instance.
  ///
  /// @param seen when it was first seen at all
  /// @param launch when it was first seen waiting at the launch hook; absent once it is in service
  /// @param sequence that was current then; its proxy must enforce one at least as new
  /// @param admitted when it was first let to the clients, by record or by completion
  /// @param draining when it was first seen on its way out
  /// @param heartbeats that were sent for the present wait
  /// @param lastHeartbeat when the last of them was due
  /// @param lost when silence or failure took its record and health
  public record Entry(
      Instant seen,
      @Nullable Instant launch,
      long sequence,
      @Nullable Instant admitted,
      @Nullable Instant draining,
      int heartbeats,
      @Nullable Instant lastHeartbeat,
      @Nullable Instant lost) {

    /// Of an instance that was never seen before.
    public static Entry first(Instant now) {
      return new Entry(now, null, 0, null, null, 0, null, null);
    }

    public Entry launching(Instant now, long current) {
      return new Entry(seen, now, current, null, null, 0, null, null);
    }

    /// Not yet let in after all; it must enforce what is current by now.
    public Entry waitingOn(long current) {
      return new Entry(seen, launch, current, null, draining, heartbeats, lastHeartbeat, lost);
    }

    public Entry admitted(Instant now) {
      return admitted != null
          ? this
          : new Entry(seen, launch, sequence, now, draining, heartbeats, lastHeartbeat, lost);
    }

    /// Its launch is over.
    public Entry inService(Instant now) {
      return launch == null
          ? admitted(now)
          : new Entry(seen, null, 0, now, draining, heartbeats, lastHeartbeat, lost);
    }

    public Entry draining(Instant now) {
      return draining != null
          ? this
          : new Entry(seen, launch, sequence, admitted, now, 0, null, lost);
    }

    public Entry heartbeat(Instant now) {
      return new Entry(seen, launch, sequence, admitted, draining, heartbeats + 1, now, lost);
    }

    public Entry lost(@Nullable Instant when) {
      return new Entry(seen, launch, sequence, admitted, draining, heartbeats, lastHeartbeat, when);
    }
  }
}
