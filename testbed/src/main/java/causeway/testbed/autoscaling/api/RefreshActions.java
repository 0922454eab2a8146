package causeway.testbed.autoscaling.api;

import causeway.testbed.autoscaling.AutoScaling;
import causeway.testbed.autoscaling.Group;
import causeway.testbed.autoscaling.LaunchTemplate;
import causeway.testbed.autoscaling.Refresh;
import causeway.testbed.autoscaling.RefreshPreferences;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Operations on instance refreshes.
final class RefreshActions {
  private final AutoScaling service;

  RefreshActions(AutoScaling service) {
    this.service = service;
  }

  List<Action> all() {
    return List.of(
        Action.of(
            "StartInstanceRefresh",
            "AutoScalingGroupName Strategy DesiredConfiguration Preferences",
            this::start),
        Action.of(
            "CancelInstanceRefresh",
            "AutoScalingGroupName",
            (query, xml) -> xml.value("InstanceRefreshId", group(query).refreshes().cancel().id())),
        Action.of(
            "RollbackInstanceRefresh",
            "AutoScalingGroupName",
            (query, xml) ->
                xml.value("InstanceRefreshId", group(query).refreshes().rollback().id())),
        Action.of(
            "DescribeInstanceRefreshes",
            "AutoScalingGroupName InstanceRefreshIds MaxRecords NextToken",
            this::describe));
  }

  private Group group(Query query) {
    return service.group(query.require("AutoScalingGroupName"));
  }

  private void start(Query query, Xml xml) {
    Group group = group(query);
    Query preferences = query.structure("Preferences");
    preferences.allowOnly(
        Set.of(
            "MinHealthyPercentage",
            "MaxHealthyPercentage",
            "InstanceWarmup",
            "SkipMatching",
            "AutoRollback"));
    Query configuration = query.structure("DesiredConfiguration");
    configuration.allowOnly(Set.of("LaunchTemplate"));
    @Nullable LaunchTemplate template = Parts.template(configuration, "LaunchTemplate");
    int least = preferences.whole("MinHealthyPercentage", 90);
    RefreshPreferences wanted =
        new RefreshPreferences(
            least,
            preferences.whole("MaxHealthyPercentage", 100),
            preferences.seconds("InstanceWarmup", group.settings().periods().warmup()),
            preferences.flag("SkipMatching", false),
            preferences.flag("AutoRollback", false));
    xml.value("InstanceRefreshId", group.refreshes().start(wanted, template).id());
  }

  private void describe(Query query, Xml xml) {
    Group group = group(query);
    List<String> ids = query.list("InstanceRefreshIds");
    List<Refresh> chosen =
        group.refreshes().all().stream()
            .filter(refresh -> ids.isEmpty() || ids.contains(refresh.id()))
            .toList();
    Page<Refresh> page = Page.of(chosen, query, 50, 100);
    xml.list(
        "InstanceRefreshes", page.items(), (member, refresh) -> refresh(member, group, refresh));
    xml.value("NextToken", page.next());
  }

  private static void refresh(Xml xml, Group group, Refresh refresh) {
    xml.value("InstanceRefreshId", refresh.id());
    xml.value("AutoScalingGroupName", group.name());
    xml.value("Status", refresh.status().spelled());
    xml.value("StatusReason", refresh.reason().isEmpty() ? null : refresh.reason());
    xml.value("StartTime", refresh.started());
    xml.value("EndTime", refresh.ended());
    xml.value("PercentageComplete", refresh.percent());
    xml.value("InstancesToUpdate", refresh.left());
    RefreshPreferences preferences = refresh.preferences();
    xml.object(
        "Preferences",
        body -> {
          body.value("MinHealthyPercentage", preferences.minHealthy());
          body.value("MaxHealthyPercentage", preferences.maxHealthy());
          body.value("InstanceWarmup", preferences.warmup().toSeconds());
          body.value("SkipMatching", preferences.skipMatching());
          body.value("AutoRollback", preferences.autoRollback());
        });
    if (refresh.desires()) {
      xml.object(
          "DesiredConfiguration",
          body ->
              body.object(
                  "LaunchTemplate", template -> Parts.template(template, refresh.desired())));
    }
  }
}
