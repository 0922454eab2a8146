package causeway.testbed.autoscaling.api;

import causeway.testbed.autoscaling.Activity;
import causeway.testbed.autoscaling.AutoScaling;
import causeway.testbed.autoscaling.Capacity;
import causeway.testbed.autoscaling.Group;
import causeway.testbed.autoscaling.GroupSettings;
import causeway.testbed.autoscaling.GroupSettings.Periods;
import causeway.testbed.autoscaling.LaunchTemplate;
import causeway.testbed.autoscaling.LifecycleHook;
import causeway.testbed.autoscaling.Refused;
import causeway.testbed.autoscaling.Zone;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Operations on whole groups.
final class GroupActions {
  private static final String SETTINGS =
      "AutoScalingGroupName MinSize MaxSize DesiredCapacity LaunchTemplate VPCZoneIdentifier"
          + " DefaultCooldown DefaultInstanceWarmup HealthCheckType HealthCheckGracePeriod";

  private final AutoScaling service;

  GroupActions(AutoScaling service) {
    this.service = service;
  }

  List<Action> all() {
    return List.of(
        Action.of(
            "CreateAutoScalingGroup",
            SETTINGS + " TargetGroupARNs LifecycleHookSpecificationList Tags",
            (query, xml) -> create(query)),
        Action.of("UpdateAutoScalingGroup", SETTINGS, (query, xml) -> update(query)),
        Action.of(
            "DeleteAutoScalingGroup",
            "AutoScalingGroupName ForceDelete",
            (query, xml) ->
                service.delete(
                    query.require("AutoScalingGroupName"), query.flag("ForceDelete", false))),
        Action.of(
            "SetDesiredCapacity",
            "AutoScalingGroupName DesiredCapacity HonorCooldown",
            (query, xml) -> {
              query.require("DesiredCapacity");
              service.setDesiredCapacity(
                  query.require("AutoScalingGroupName"),
                  query.whole("DesiredCapacity", 0),
                  query.flag("HonorCooldown", false));
            }),
        Action.of(
            "DescribeAutoScalingGroups",
            "AutoScalingGroupNames MaxRecords NextToken Filters IncludeInstances",
            this::describe),
        Action.of(
            "DescribeScalingActivities",
            "ActivityIds AutoScalingGroupName IncludeDeletedGroups MaxRecords NextToken",
            this::activities));
  }

  private void create(Query query) {
    LaunchTemplate template = Parts.template(query, "LaunchTemplate");
    if (template == null) {
      throw Refused.invalid("Valid requests must contain the LaunchTemplate parameter");
    }
    query.require("MinSize");
    query.require("MaxSize");
    int min = query.whole("MinSize", 0);
    Map<String, String> tags = new LinkedHashMap<>();
    for (Query tag : query.structures("Tags")) {
      tags.put(tag.require("Key"), tag.text("Value", ""));
    }
    List<LifecycleHook> hooks =
        query.structures("LifecycleHookSpecificationList").stream().map(HookActions::hook).toList();
    service.create(
        new GroupSettings(
            query.require("AutoScalingGroupName"),
            new Capacity(min, query.whole("MaxSize", 0), query.whole("DesiredCapacity", min)),
            template,
            zones(query.require("VPCZoneIdentifier")),
            query.list("TargetGroupARNs"),
            tags,
            periods(query, Periods.DEFAULT)),
        hooks);
  }

  private void update(Query query) {
    Group group = service.group(query.require("AutoScalingGroupName"));
    GroupSettings settings = group.settings();
    Capacity now = settings.capacity();
    int min = query.whole("MinSize", now.min());
    int max = query.whole("MaxSize", now.max());
    // A bound that passes the desired capacity takes it along; one that is named must fit.
    Integer desired = query.whole("DesiredCapacity");
    Capacity capacity =
        new Capacity(
            min,
            max,
            desired != null
                ? desired
                : min > max ? now.desired() : Math.clamp(now.desired(), min, max));
    settings = settings.with(capacity).with(periods(query, settings.periods()));
    LaunchTemplate template = Parts.template(query, "LaunchTemplate");
    if (template != null) {
      settings = settings.with(template);
    }
    String subnets = query.text("VPCZoneIdentifier");
    if (subnets != null) {
      settings = settings.with(zones(subnets));
    }
    service.update(group.name(), settings);
  }

  private static Periods periods(Query query, Periods absent) {
    if (!query.text("HealthCheckType", "EC2").equals("EC2")) {
      throw Refused.invalid(
          "HealthCheckType must be EC2 here; the load balancer's is not supported");
    }
    return new Periods(
        query.seconds("HealthCheckGracePeriod", absent.healthCheckGrace()),
        query.seconds("DefaultInstanceWarmup", absent.warmup()),
        query.seconds("DefaultCooldown", absent.cooldown()));
  }

  private List<Zone> zones(String subnets) {
    return Stream.of(subnets.split(",", -1))
        .map(subnet -> service.world().ec2().zone(subnet.strip()))
        .toList();
  }

  private void describe(Query query, Xml xml) {
    List<String> names = query.list("AutoScalingGroupNames");
    List<Query> filters = query.structures("Filters");
    List<Group> chosen =
        service.groups().stream()
            .filter(group -> names.isEmpty() || names.contains(group.name()))
            .filter(group -> filters.stream().allMatch(filter -> matches(group, filter)))
            .toList();
    Page<Group> page = Page.of(chosen, query, 50, 100);
    xml.list("AutoScalingGroups", page.items(), this::group);
    xml.value("NextToken", page.next());
  }

  private static boolean matches(Group group, Query filter) {
    filter.allowOnly(Set.of("Name", "Values"));
    String name = filter.require("Name");
    List<String> values = filter.list("Values");
    Map<String, String> tags = group.settings().tags();
    return switch (name) {
      case "tag-key" -> values.stream().anyMatch(tags::containsKey);
      case "tag-value" -> values.stream().anyMatch(tags::containsValue);
      default -> {
        if (!name.startsWith("tag:")) {
          throw Refused.invalid("Filter " + name + " is not tag-key, tag-value or tag:<key>");
        }
        String value = tags.get(name.substring("tag:".length()));
        yield value != null && values.contains(value);
      }
    };
  }

  private void group(Xml xml, Group group) {
    GroupSettings settings = group.settings();
    xml.value("AutoScalingGroupName", group.name());
    xml.value("AutoScalingGroupARN", group.arn());
    xml.object("LaunchTemplate", template -> Parts.template(template, settings.template()));
    xml.value("MinSize", settings.capacity().min());
    xml.value("MaxSize", settings.capacity().max());
    xml.value("DesiredCapacity", settings.capacity().desired());
    xml.value("DefaultCooldown", settings.periods().cooldown().toSeconds());
    xml.values("AvailabilityZones", settings.zones().stream().map(Zone::name).toList());
    xml.values("LoadBalancerNames", List.of());
    xml.values("TargetGroupARNs", settings.targetGroups());
    xml.value("HealthCheckType", "EC2");
    xml.value("HealthCheckGracePeriod", settings.periods().healthCheckGrace().toSeconds());
    xml.list(
        "Instances",
        group.instances(),
        (member, instance) -> {
          Parts.instance(member, instance, InstanceActions.TYPE);
          member.value("HealthStatus", instance.healthy() ? "Healthy" : "Unhealthy");
        });
    xml.value("CreatedTime", group.created());
    xml.values("SuspendedProcesses", List.of());
    xml.value(
        "VPCZoneIdentifier",
        String.join(",", settings.zones().stream().map(Zone::subnetId).toList()));
    xml.values("EnabledMetrics", List.of());
    xml.value("Status", group.deleted() ? "Delete in progress" : null);
    xml.list(
        "Tags",
        settings.tags().entrySet(),
        (member, tag) -> {
          member.value("ResourceId", group.name()).value("ResourceType", "auto-scaling-group");
          member.value("Key", tag.getKey()).value("Value", tag.getValue());
          member.value("PropagateAtLaunch", true);
        });
    xml.values("TerminationPolicies", List.of("Default"));
    xml.value("NewInstancesProtectedFromScaleIn", false);
    xml.value("DefaultInstanceWarmup", settings.periods().warmup().toSeconds());
  }

  private void activities(Query query, Xml xml) {
    @Nullable String name = query.text("AutoScalingGroupName");
    List<String> ids = query.list("ActivityIds");
    List<Group> groups = name == null ? service.groups() : List.of(service.group(name));
    record Of(Group group, Activity activity) {}
    List<Of> chosen =
        groups.stream()
            .flatMap(group -> group.activities().stream().map(each -> new Of(group, each)))
            .filter(of -> ids.isEmpty() || ids.contains(of.activity().id()))
            .sorted(Comparator.comparing((Of of) -> of.activity().started()).reversed())
            .toList();
    Page<Of> page = Page.of(chosen, query, 100, 100);
    xml.list(
        "Activities", page.items(), (member, of) -> activity(member, of.group(), of.activity()));
    xml.value("NextToken", page.next());
  }

  static void activity(Xml xml, Group group, Activity activity) {
    xml.value("ActivityId", activity.id());
    xml.value("AutoScalingGroupName", group.name());
    xml.value("Description", activity.description());
    xml.value("Cause", activity.cause());
    xml.value("StartTime", activity.started());
    xml.value("EndTime", activity.ended());
    xml.value("StatusCode", activity.status().spelled());
    xml.value("StatusMessage", activity.message().isEmpty() ? null : activity.message());
    xml.value("Progress", activity.progress());
    xml.value(
        "Details",
        "{\"Subnet ID\":\""
            + activity.zone().subnetId()
            + "\",\"Availability Zone\":\""
            + activity.zone().name()
            + "\"}");
    xml.value("AutoScalingGroupARN", group.arn());
  }
}
