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
/// @param frontDoors the names at which records are, or shall be
/// @param leftDoors the names at which there are none any more, and since when: a batch that was
///   thought lost may still bring one
/// @param instances by id
public record Memory(
    Set<String> frontDoors, Map<String, Instant> leftDoors, Map<String, Entry> instances) {
  public static final Memory EMPTY = new Memory(Set.of(), Map.of(), Map.of());

  public Memory {
    frontDoors = Collections.unmodifiableSet(new TreeSet<>(frontDoors));
    leftDoors = Collections.unmodifiableMap(new TreeMap<>(leftDoors));
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
  /// @param parked when it was let into the warm pool, or first seen there or in standby; absent
  ///   once it is in service
  public record Entry(
      Instant seen,
      @Nullable Instant launch,
      long sequence,
      @Nullable Instant admitted,
      @Nullable Instant draining,
      int heartbeats,
      @Nullable Instant lastHeartbeat,
      @Nullable Instant lost,
      @Nullable Instant parked) {

    /// Of an instance that was never seen before.
    public static Entry first(Instant now) {
      return new Entry(now, null, 0, null, null, 0, null, null, null);
    }

    public Entry launching(Instant now, long current) {
      return new Entry(seen, now, current, null, null, 0, null, null, parked);
    }

    /// Not yet let in after all; it must enforce what is current by now.
    public Entry waitingOn(long current) {
      return new Entry(
          seen, launch, current, null, draining, heartbeats, lastHeartbeat, lost, parked);
    }

    /// Should it wait to be let in again, it must enforce what is current by now.
    public Entry requiring(long current) {
      return new Entry(
          seen, launch, current, admitted, draining, heartbeats, lastHeartbeat, lost, parked);
    }

    public Entry admitted(Instant now) {
      return admitted != null
          ? this
          : new Entry(
              seen, launch, sequence, now, draining, heartbeats, lastHeartbeat, lost, parked);
    }

    /// Its launch is over.
    public Entry inService(Instant now) {
      return launch == null && draining == null && parked == null
          ? admitted(now)
          : new Entry(seen, null, 0, now, null, 0, null, lost, null);
    }

    public Entry draining(Instant now) {
      return draining != null
          ? this
          : new Entry(seen, launch, sequence, admitted, now, 0, null, lost, parked);
    }

    public Entry parked(Instant when) {
      return new Entry(
          seen, launch, sequence, admitted, draining, heartbeats, lastHeartbeat, lost, when);
    }

    public Entry heartbeat(Instant now) {
      return new Entry(
          seen, launch, sequence, admitted, draining, heartbeats + 1, now, lost, parked);
    }

    public Entry lost(@Nullable Instant when) {
      return new Entry(
          seen, launch, sequence, admitted, draining, heartbeats, lastHeartbeat, when, parked);
    }
  }
}
