package causeway.reconcile.desired;

import causeway.reconcile.LifecycleSettings;
import causeway.reconcile.observed.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who loses record and health because its proxy is silent, or says that it failed.
///
/// Silence is evidence only against a minority. When S3, a route or our own permission fails, every
/// proxy falls silent at once while each still serves: to replace them then would make an outage of
/// a nuisance. So, of the instances in service,
///
/// - if more than a third are unfit, nobody loses anything, and an alarm says so (of two proxies,
///   one is half: silence is never acted on);
/// - at most a tenth, but one, loses it in a pass;
/// - never the last of a zone.
///
/// @param lost why, by instance; those that lost it in an earlier pass and are still unfit included
/// @param silent how many are silent or failed
record Silence(Map<String, String> lost, int silent, @Nullable String alarm) {
  /// A pass comes every minute; several looks within it share one allowance.
  private static final Duration PASS = Duration.ofMinutes(1);

  /// Judges those in service.
  ///
  /// @param remembered of all instances, also of those that are gone by now
  static Silence judge(
      Collection<Standing> all,
      Collection<Memory.Entry> remembered,
      LifecycleSettings settings,
      Instant now) {
    List<Standing> judged =
        all.stream()
            .filter(standing -> standing.inService() && standing.instance().healthy())
            .toList();
    List<Standing> unfit =
        judged.stream()
            .filter(each -> each.failed() || each.silent(now, settings.silentAfter()))
            .sorted(Comparator.comparing(Standing::lastHeard).thenComparing(Standing::id))
            .toList();
    Set<String> unfitIds = unfit.stream().map(Standing::id).collect(Collectors.toSet());
    Map<String, String> lost = new LinkedHashMap<>();
    Map<String, Integer> left = new HashMap<>();
    int allowance = Math.max(1, judged.size() / 10) - justLost(remembered, now);
    for (Standing each : judged) {
      if (each.entry().lost() != null && unfitIds.contains(each.id())) {
        lost.put(each.id(), why(each, now));
      } else {
        left.merge(each.instance().zone(), 1, Integer::sum);
      }
    }
    if (unfit.size() * 3 > judged.size()) {
      return new Silence(lost, unfit.size(), alarm(unfit, judged.size()));
    }
    List<String> spared = new ArrayList<>();
    for (Standing each : unfit) {
      String zone = each.instance().zone();
      if (lost.containsKey(each.id()) || allowance <= 0) {
        continue;
      }
      if (left.getOrDefault(zone, 0) < 2) {
        spared.add(each.id() + " is the last of " + zone);
        continue;
      }
      lost.put(each.id(), why(each, now));
      left.merge(zone, -1, Integer::sum);
      allowance--;
    }
    return new Silence(lost, unfit.size(), spared.isEmpty() ? null : keep(spared));
  }

  /// Also those that Auto Scaling has begun to replace, or has replaced.
  private static int justLost(Collection<Memory.Entry> remembered, Instant now) {
    return (int) remembered.stream().filter(entry -> justLost(entry, now)).count();
  }

  /// Whether it counts against the allowance of the present pass.
  static boolean justLost(Memory.Entry entry, Instant now) {
    return entry.lost() != null && entry.lost().plus(PASS).isAfter(now);
  }

  private static String alarm(List<Standing> unfit, int judged) {
    return unfit.size()
        + " of "
        + judged
        + " proxies in service are silent or failed ("
        + Names.some(unfit.stream().map(Standing::id).toList())
        + "): too many to be their own fault, so nothing is taken away";
  }

  private static String keep(List<String> spared) {
    return "silent but kept: " + Names.some(spared);
  }

  private static String why(Standing each, Instant now) {
    if (each.failed() && each.report() != null) {
      String message = each.report().message();
      return "its proxy says that it failed" + (message == null ? "" : ": " + message);
    }
    return "silent for " + Names.duration(Duration.between(each.lastHeard(), now));
  }
}
