package causeway.functions.fake;

import causeway.access.net.Cidr;
import causeway.functions.cloud.CloudException;
import causeway.functions.cloud.Failure;
import causeway.functions.cloud.PrefixLists;
import causeway.reconcile.observed.PrefixList;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// EC2's managed prefix lists: a change names the version it was planned against, and takes a few
/// seconds, during which no other is accepted.
public final class FakePrefixLists implements PrefixLists {
  private static final int MOST = 100;

  private final InstantSource clock;
  private final Lag lag;
  private final Duration modifying;
  private final Map<String, History<PrefixList>> lists = new TreeMap<>();
  private final Map<String, Instant> busyUntil = new TreeMap<>();

  FakePrefixLists(InstantSource clock, Lag lag, Duration modifying) {
    this.clock = clock;
    this.lag = lag;
    this.modifying = modifying;
  }

  /// Makes a list, or gives one other entries, as AWS does with its own.
  public void set(String id, String name, int maxEntries, List<Cidr> entries) {
    History<PrefixList> history = lists.get(id);
    long version = history == null ? 1 : history.truth().version() + 1;
    PrefixList list = new PrefixList(id, name, version, maxEntries, false, entries);
    if (history == null) {
      lists.put(id, new History<>(clock, lag, list));
    } else {
      history.now(list);
    }
  }

  public PrefixList truth(String id) {
    return busy(history(id).truth());
  }

  @Override
  public Optional<PrefixList> byId(String id) {
    return Optional.ofNullable(lists.get(id)).map(History::told).map(this::busy);
  }

  @Override
  public Optional<PrefixList> byName(String name) {
    return lists.values().stream()
        .map(History::told)
        .filter(list -> list.name().equals(name))
        .findFirst()
        .map(this::busy);
  }

  private PrefixList busy(PrefixList list) {
    Instant until = busyUntil.getOrDefault(list.id(), Instant.MIN);
    return new PrefixList(
        list.id(),
        list.name(),
        list.version(),
        list.maxEntries(),
        clock.instant().isBefore(until),
        list.entries());
  }

  private History<PrefixList> history(String id) {
    History<PrefixList> history = lists.get(id);
    if (history == null) {
      throw new CloudException(Failure.NOT_FOUND, "no prefix list " + id, null);
    }
    return history;
  }

  @Override
  public void modify(String id, long currentVersion, List<Cidr> add, List<Cidr> remove) {
    PrefixList present = truth(id);
    if (present.busy() || present.version() != currentVersion) {
      throw new CloudException(
          Failure.CONFLICT, "ModifyManagedPrefixList " + id + ": it is at " + present, null);
    }
    if (add.size() > MOST || remove.size() > MOST) {
      throw new CloudException(Failure.INVALID, "more than " + MOST + " entries at once", null);
    }
    List<Cidr> entries = new ArrayList<>(present.entries());
    if (!entries.containsAll(remove)) {
      throw new CloudException(Failure.INVALID, "removes what is not there", null);
    }
    entries.removeAll(remove);
    add.stream().filter(each -> !entries.contains(each)).forEach(entries::add);
    if (entries.size() > present.maxEntries()) {
      throw new CloudException(Failure.INVALID, "more entries than " + present.maxEntries(), null);
    }
    set(id, present.name(), present.maxEntries(), entries);
    busyUntil.put(id, clock.instant().plus(modifying));
  }
}
