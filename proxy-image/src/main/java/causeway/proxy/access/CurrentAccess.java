package causeway.proxy.access;

import causeway.access.decide.Access;
import causeway.access.snapshot.AccessSnapshot;
import causeway.access.snapshot.SnapshotCodec;
import causeway.access.snapshot.SnapshotException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Holds the access in force. Readers take one volatile reference and keep it for one decision; a
/// reload swaps that reference whole, so no decision ever sees half of two snapshots.
///
/// What must not come into force is refused here and leaves the present one untouched: a snapshot
/// that does not load, and one with an older sequence than any seen, which is how a replayed or
/// restored object would bring back access that was taken away.
public final class CurrentAccess {
  private static final System.Logger LOG = System.getLogger(CurrentAccess.class.getName());

  private final Clock clock;
  private final List<AccessListener> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable LoadedAccess loaded;
  private volatile AccessCounts counts = new AccessCounts(0, 0, null, null);
  private @Nullable Long floor;
  private @Nullable String lastRefused;

  public CurrentAccess(Clock clock) {
    this.clock = clock;
  }

  /// What to decide by; null until the first snapshot is loaded, and then everything is refused.
  public @Nullable Access access() {
    LoadedAccess present = loaded;
    return present == null ? null : present.access();
  }

  /// The same with its origin, for health, metrics and reports.
  public @Nullable LoadedAccess loaded() {
    return loaded;
  }

  public AccessCounts counts() {
    return counts;
  }

  /// Adds a listener; it is not told of what is in force already.
  public void listen(AccessListener listener) {
    listeners.add(listener);
  }

  /// Refuses every snapshot below `sequence` from now on.
  synchronized void neverBelow(long sequence) {
    floor = floor == null ? sequence : Math.max(floor, sequence);
  }

  /// Puts a snapshot into force unless it must be refused.
  ///
  /// @param json the snapshot as [SnapshotCodec] writes it
  synchronized Offered offer(byte[] json, String source) {
    AccessSnapshot snapshot;
    String digest;
    Access access;
    try {
      snapshot = SnapshotCodec.read(json);
      digest = SnapshotCodec.digest(snapshot);
      String fault = sequenceFault(snapshot.sequence());
      if (fault != null) {
        return refuse(source, fault, digest + " " + snapshot.sequence());
      }
      access = Access.of(snapshot);
    } catch (SnapshotException e) {
      return refuse(source, String.valueOf(e.getMessage()), ContentHash.of(json));
    } catch (RuntimeException e) {
      return refuse(source, "snapshot: it cannot be loaded: " + e, ContentHash.of(json));
    }
    LoadedAccess before = loaded;
    Long sequence = snapshot.sequence();
    if (sequence != null) {
      neverBelow(sequence);
    }
    if (before != null && before.digest().equals(digest)) {
      if (Objects.equals(before.sequence(), sequence) && before.source().equals(source)) {
        return Offered.UNCHANGED;
      }
      swap(new LoadedAccess(before.access(), digest, sequence, source, before.loadedAt()), before);
      return Offered.ADVANCED;
    }
    counts =
        new AccessCounts(
            counts.loads() + 1, counts.refusals(), counts.lastError(), counts.lastErrorAt());
    swap(new LoadedAccess(access, digest, sequence, source, clock.instant()), before);
    LOG.log(Level.INFO, "access: {0} is in force, {1}{2}", source, digest, of(sequence));
    return Offered.LOADED;
  }

  private @Nullable String sequenceFault(@Nullable Long sequence) {
    Long lowest = floor;
    if (lowest == null) {
      return null;
    }
    if (sequence == null) {
      return "snapshot: it has no sequence, but sequence "
          + lowest
          + " was in force before it; publish it under a newer one";
    }
    return sequence >= lowest
        ? null
        : "snapshot: sequence "
            + sequence
            + " is older than "
            + lowest
            + ", which was in force before it; publish the old content under a newer sequence";
  }

  private void swap(LoadedAccess now, @Nullable LoadedAccess before) {
    loaded = now;
    lastRefused = null;
    for (AccessListener listener : listeners) {
      listener.changed(now, before);
    }
  }

  /// Counts a snapshot that is not used, and says why once for each content: a source that is
  /// looked at every second would repeat it for ever.
  ///
  /// @param content tells one refused content from another
  synchronized Offered refuse(String source, String fault, String content) {
    Instant now = clock.instant();
    counts = new AccessCounts(counts.loads(), counts.refusals() + 1, fault, now);
    String refused = content + "\n" + fault;
    if (!refused.equals(lastRefused)) {
      lastRefused = refused;
      LoadedAccess present = loaded;
      LOG.log(
          Level.WARNING,
          "access: {0} is refused: {1}; {2}",
          source,
          fault,
          present == null
              ? "nothing is in force, so everything is refused"
              : "what is in force stays: " + present.digest() + of(present.sequence()));
    }
    return Offered.REFUSED;
  }

  private static String of(@Nullable Long sequence) {
    return sequence == null ? "" : ", sequence " + sequence;
  }
}
