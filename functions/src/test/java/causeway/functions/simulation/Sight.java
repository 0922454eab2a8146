package causeway.functions.simulation;

import causeway.functions.Buckets;
import causeway.functions.LifecyclePass;
import causeway.functions.cloud.Objects.Listed;
import causeway.functions.cloud.Objects.Stored;
import causeway.functions.fake.Call;
import causeway.functions.fake.Member;
import causeway.functions.observed.MemoryJson;
import causeway.functions.observed.ReportJson;
import causeway.reconcile.observed.Group;
import causeway.reconcile.observed.Instance;
import causeway.reconcile.observed.LifecycleState;
import causeway.reconcile.observed.Report;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What LifecycleFunction was shown: it must be judged by that, not by what nobody could tell it.
final class Sight implements Check {
  private static final Set<LifecycleState> WARMING =
      EnumSet.of(
          LifecycleState.WARMED_PENDING,
          LifecycleState.WARMED_PENDING_WAIT,
          LifecycleState.WARMED_PENDING_PROCEED);

  private final World world;
  private List<Instance> group = List.of();
  private Instant looked = Instant.MIN;
  private Map<String, Report> reports = Map.of();
  private Documents.@Nullable Content content;
  private final Map<String, Instant> firstSeen = new HashMap<>();
  private final Set<String> shownWaits = new HashSet<>();
  private final Map<String, Instant> remembered = new HashMap<>();
  private final Map<String, Long> sequences = new HashMap<>();
  private final Map<String, Parsed> parsed = new HashMap<>();
  private final Set<String> leaving = new HashSet<>();

  Sight(World world) {
    this.world = world;
  }

  @Override
  public void shown(String function, Call call, Object answer) {
    if (!function.equals(LifecyclePass.NAME)) {
      return;
    }
    if (answer instanceof Group shown) {
      group = shown.instances();
      looked = world.clock.instant();
      shownWaits.clear();
      group.forEach(this::seen);
    } else if (call.operation().equals("objects.list") && call.text(1).startsWith("edge")) {
      reports = reports();
    }
  }

  /// Memory is to be written: since when it knows an instance is what it reckons silence from, if
  /// that is later than what it was shown.
  @Override
  public void reached(String function, Call call) {
    if (call.operation().equals("objects.put") && call.text(1).equals(Buckets.MEMORY)) {
      MemoryJson.read((byte[]) call.arguments().get(2))
          .instances()
          .forEach((id, entry) -> firstSeen.put(id, entry.seen()));
    }
  }

  /// Memory was written: the waits that this look was shown are remembered from now on. The
  /// snapshot's head was read: by its document the look goes on.
  @Override
  public void done(String function, Call call) {
    if (call.operation().equals("objects.put") && call.text(1).equals(Buckets.MEMORY)) {
      shownWaits.forEach(wait -> remembered.putIfAbsent(wait, world.clock.instant()));
    }
    if (function.equals(LifecyclePass.NAME)
        && call.operation().equals("objects.head")
        && call.text(1).equals(Buckets.SNAPSHOT)) {
      content = world.history.contentInForce();
    }
  }

  private void seen(Instance instance) {
    firstSeen.putIfAbsent(instance.id(), looked);
    if (instance.state().terminating() || WARMING.contains(instance.state())) {
      leaving.add(instance.id());
    } else if (instance.state() == LifecycleState.PENDING_WAIT) {
      Member member = world.cloud.group().member(instance.id()).orElse(null);
      Member.Wait wait = member == null ? null : member.waiting();
      if (member != null && wait != null && member.state() == LifecycleState.PENDING_WAIT) {
        leaving.remove(instance.id());
        shownWaits.add(key(instance.id(), wait));
        sequences.putIfAbsent(key(instance.id(), wait), inForce());
      }
    }
  }

  private static String key(String instance, Member.Wait wait) {
    return instance + wait.began();
  }

  private long inForce() {
    var snapshot = world.inForce();
    Long sequence = snapshot == null ? null : snapshot.sequence();
    return sequence == null ? 0 : sequence;
  }

  /// Every instance's newest report, as S3 has it now.
  private Map<String, Report> reports() {
    Map<String, Report> newest = new HashMap<>();
    for (String kind : List.of("edge/", "beat/")) {
      for (Listed listed : world.cloud.store().list(World.BUCKETS.reports(), kind)) {
        Report report = parsed.compute(listed.key(), (key, known) -> read(listed, known)).report();
        newest.merge(report.instance(), report, Sight::later);
      }
    }
    return newest;
  }

  private record Parsed(Listed listed, Report report) {}

  private Parsed read(Listed listed, @Nullable Parsed known) {
    if (known != null && known.listed().equals(listed)) {
      return known;
    }
    Stored object =
        world
            .cloud
            .store()
            .get(World.BUCKETS.reports(), listed.key(), ReportJson.MOST_BYTES)
            .orElseThrow();
    String id = listed.key().split("/", -1)[2];
    return new Parsed(listed, ReportJson.read(id, object.written(), object.bytes()));
  }

  private static Report later(Report one, Report other) {
    int order = other.written().compareTo(one.written());
    return order < 0 || (order == 0 && other.state().compareTo(one.state()) < 0) ? one : other;
  }

  /// The group as the present look was shown it.
  List<Instance> group() {
    return group;
  }

  Optional<Instance> instance(String id) {
    return group.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  Instant looked() {
    return looked;
  }

  /// The document that is in force for the present look.
  Documents.@Nullable Content content() {
    return content;
  }

  /// Shown on its way out: it does not come back by itself.
  boolean leaving(String id) {
    return leaving.contains(id);
  }

  /// Since when the function remembers this wait.
  Optional<Instant> waitRemembered(String id, Member.Wait wait) {
    return Optional.ofNullable(remembered.get(key(id, wait)));
  }

  /// The sequence in force when this wait was first shown; 0 without one.
  long sequenceSeen(String id, Member.Wait wait) {
    return sequences.getOrDefault(key(id, wait), 0L);
  }

  /// Whether nothing was heard of the proxy for too long, or it says that it failed; by all that
  /// the function may have read since it listed the reports.
  boolean unfit(Instance instance) {
    return unfit(instance, reports) && unfit(instance, reports());
  }

  /// The same by at least something that it may have read.
  boolean perhapsUnfit(Instance instance) {
    return unfit(instance, reports) || unfit(instance, reports());
  }

  private boolean unfit(Instance instance, Map<String, Report> known) {
    Report report = known.get(instance.id());
    Instant seen = firstSeen.getOrDefault(instance.id(), looked);
    Instant heard = report == null || report.written().isBefore(seen) ? seen : report.written();
    Instant silent = heard.plus(world.lifecycleConfig.settings().silentAfter());
    return silent.isBefore(looked) || (report != null && report.state() == Report.State.FAILED);
  }
}
