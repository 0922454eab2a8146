package causeway.functions.simulation;

import causeway.reconcile.LifecycleSettings;
import causeway.reconcile.desired.LifecycleDesired;
import causeway.reconcile.desired.LifecycleRules;
import causeway.reconcile.observed.Instance;
import causeway.reconcile.observed.LifecycleState;
import causeway.reconcile.observed.LifecycleView;
import causeway.reconcile.observed.Memory;
import causeway.reconcile.observed.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// The silence rule of LifecycleFunction, broken in one part at a time.
final class BrokenSilence {
  private BrokenSilence() {}

  static LifecycleDesired silentMajority(
      LifecycleView view, LifecycleSettings settings, Instant now) {
    return replacing(
        view,
        settings,
        now,
        (silent, serving) -> silent.size() * 3 > serving.size() ? silent.subList(0, 1) : List.of());
  }

  static LifecycleDesired allAtOnce(LifecycleView view, LifecycleSettings settings, Instant now) {
    return replacing(
        view,
        settings,
        now,
        (silent, serving) -> silent.size() * 3 > serving.size() ? List.of() : silent);
  }

  static LifecycleDesired lastOfZone(LifecycleView view, LifecycleSettings settings, Instant now) {
    return replacing(
        view,
        settings,
        now,
        (silent, serving) ->
            silent.size() != 1 || serving.size() < 3
                ? List.of()
                : silent.stream()
                    .filter(each ->
                        serving.stream().filter(other -> other.zone().equals(each.zone())).count()
                            == 1)
                    .toList());
  }

  private static LifecycleDesired replacing(
      LifecycleView view,
      LifecycleSettings settings,
      Instant now,
      BiFunction<List<Instance>, List<Instance>, List<Instance>> chosen) {
    List<Instance> serving =
        view.group().instances().stream()
            .filter(each -> each.inService() && each.healthy())
            .toList();
    List<Instance> silent =
        serving.stream().filter(each -> silent(view, each, settings, now)).toList();
    return unhealthy(view, settings, now, chosen.apply(silent, serving));
  }

  private static boolean silent(
      LifecycleView view, Instance instance, LifecycleSettings settings, Instant now) {
    Report report = view.reports().get(instance.id());
    Memory.Entry entry = view.memory().value().instances().get(instance.id());
    Duration after = settings.silentAfter();
    return report != null
        && report.silent(now, after)
        && entry != null
        && entry.seen().plus(after).isBefore(now);
  }

  static LifecycleDesired judgesStandby(
      LifecycleView view, LifecycleSettings settings, Instant now) {
    List<Instance> out =
        view.group().instances().stream()
            .filter(each ->
                each.healthy()
                    && (each.state() == LifecycleState.STANDBY
                        || each.state() == LifecycleState.WARMED_STOPPED))
            .filter(each -> silent(view, each, settings, now))
            .toList();
    return unhealthy(view, settings, now, out);
  }

  private static LifecycleDesired unhealthy(
      LifecycleView view, LifecycleSettings settings, Instant now, List<Instance> also) {
    LifecycleDesired desired = LifecycleRules.desired(view, settings, now);
    Map<String, String> unhealthy = new LinkedHashMap<>(desired.unhealthy());
    also.forEach(each -> unhealthy.put(each.id(), "it is silent"));
    return new LifecycleDesired(
        desired.door(),
        desired.hooks(),
        unhealthy,
        desired.memory(),
        desired.silent(),
        desired.alarms());
  }
}
