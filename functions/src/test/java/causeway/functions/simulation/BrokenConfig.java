package causeway.functions.simulation;

import causeway.access.snapshot.AccessSnapshot;
import causeway.access.snapshot.SnapshotCodec;
import causeway.policy.language.Effect;
import causeway.policy.language.Policy;
import causeway.policy.language.Statement;
import causeway.reconcile.ConfigSettings;
import causeway.reconcile.desired.ConfigDesired;
import causeway.reconcile.desired.ConfigRules;
import causeway.reconcile.desired.EndpointPolicy;
import causeway.reconcile.desired.Image;
import causeway.reconcile.observed.ConfigView;
import causeway.reconcile.observed.DocumentSeen;
import causeway.reconcile.observed.EndpointSeen;
import causeway.reconcile.observed.InForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The rules of ConfigChangeFunction, broken one at a time.
final class BrokenConfig {
  private BrokenConfig() {}

  static ConfigDesired badDocument(ConfigView view, ConfigSettings settings) {
    ConfigDesired desired = ConfigRules.desired(view, settings);
    InForce inForce = view.inForce();
    AccessSnapshot before = inForce == null ? null : inForce.snapshot();
    if (!(view.document() instanceof DocumentSeen.Bad bad) || before == null) {
      return desired;
    }
    AccessSnapshot empty =
        new AccessSnapshot(
            before.farm(),
            before.region(),
            before.mode(),
            null,
            bad.version(),
            before.endpoints(),
            Map.of(),
            Map.of(),
            Map.of(),
            List.of());
    return new ConfigDesired(
        empty,
        desired.ingress(),
        desired.policies(),
        desired.faults(),
        desired.image(),
        desired.alarms());
  }

  static ConfigDesired silentFaults(ConfigView view, ConfigSettings settings) {
    ConfigDesired desired = ConfigRules.desired(view, settings);
    return new ConfigDesired(
        desired.snapshot(),
        desired.ingress(),
        desired.policies(),
        null,
        desired.image(),
        desired.alarms());
  }

  /// Publishes only once the lists are as the new document wants them.
  static ConfigDesired narrowsFirst(ConfigView view, ConfigSettings settings) {
    ConfigDesired desired = ConfigRules.desired(view, settings);
    boolean narrow =
        view.ingress().stream()
            .allMatch(each ->
                desired
                    .ingress()
                    .getOrDefault(each.list().id(), each.list().entries())
                    .containsAll(each.list().entries()));
    InForce inForce = view.inForce();
    boolean publishes =
        desired.snapshot() != null
            && inForce != null
            && !SnapshotCodec.digest(desired.snapshot()).equals(inForce.digest());
    return narrow || !publishes
        ? desired
        : new ConfigDesired(
            null,
            desired.ingress(),
            desired.policies(),
            desired.faults(),
            desired.image(),
            desired.alarms());
  }

  /// Leaves at the endpoint what it permitted before, beside the new rules.
  static ConfigDesired neverNarrows(ConfigView view, ConfigSettings settings) {
    ConfigDesired desired = ConfigRules.desired(view, settings);
    Map<String, EndpointPolicy> wider = new TreeMap<>();
    desired
        .policies()
        .forEach((id, wanted) -> {
          EndpointSeen seen = view.endpoints().get(id);
          Policy before = seen == null ? null : seen.policy();
          List<Statement> all = new ArrayList<>(wanted.last().statements());
          (before == null ? wanted.last() : before)
              .statements().stream()
                  .filter(each -> each.effect() == Effect.ALLOW && !all.contains(each))
                  .forEach(all::add);
          wider.put(id, new EndpointPolicy(wanted.service(), Policy.of(all), Policy.of(all)));
        });
    return new ConfigDesired(
        desired.snapshot(),
        desired.ingress(),
        wider,
        desired.faults(),
        desired.image(),
        desired.alarms());
  }

  /// Narrows the endpoint before the snapshot that no longer needs it.
  static ConfigDesired policyFirst(ConfigView view, ConfigSettings settings) {
    ConfigDesired desired = ConfigRules.desired(view, settings);
    Map<String, EndpointPolicy> policies = new TreeMap<>();
    desired
        .policies()
        .forEach((id, wanted) ->
            policies.put(id, new EndpointPolicy(wanted.service(), wanted.last(), wanted.last())));
    return new ConfigDesired(
        desired.snapshot(),
        desired.ingress(),
        policies,
        desired.faults(),
        desired.image(),
        desired.alarms());
  }

  static ConfigDesired refreshesAgain(ConfigView view, ConfigSettings settings) {
    ConfigDesired desired = ConfigRules.desired(view, settings);
    return desired.image() instanceof Image.Refused refused
        ? new ConfigDesired(
            desired.snapshot(),
            desired.ingress(),
            desired.policies(),
            desired.faults(),
            new Image.Refresh(refused.version()),
            desired.alarms())
        : desired;
  }
}
