package causeway.testbed.farm;

import causeway.testbed.cloud.Aws;
import causeway.testbed.network.BalancerAttributes;
import causeway.testbed.network.HealthCheck;
import causeway.testbed.network.LoadBalancer;
import causeway.testbed.stack.Made;
import causeway.testbed.stack.Maker;
import causeway.testbed.stack.Properties;
import causeway.testbed.stack.Request;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Makes a stack's network load balancer: its attributes and its target group's are gathered, and
/// the listener brings it up.
final class BalancerMakers {
  /// The zone of network load balancers' names, one of AWS's own.
  private static final String CANONICAL_ZONE = "Z3F0SRJ5LGBH90";

  private final FarmPlan plan;
  private final StackTargets targets;
  private final Map<String, String> attributes = new HashMap<>();
  private @Nullable HealthCheck check;
  private @Nullable LoadBalancer balancer;
  private String name = "";

  BalancerMakers(FarmPlan plan, StackTargets targets) {
    this.plan = plan;
    this.targets = targets;
  }

  Map<String, Maker> byType() {
    return Map.of(
        "AWS::ElasticLoadBalancingV2::LoadBalancer", this::loadBalancer,
        "AWS::ElasticLoadBalancingV2::TargetGroup", this::targetGroup,
        "AWS::ElasticLoadBalancingV2::Listener", this::listener);
  }

  /// The load balancer, unless the stack has none.
  Optional<LoadBalancer> balancer() {
    return Optional.ofNullable(balancer);
  }

  /// What it is called in DNS.
  String dnsName() {
    return name;
  }

  private Made loadBalancer(Request request) {
    gather(request.properties().get("LoadBalancerAttributes"));
    request.properties().ignore("Type", "Scheme", "IpAddressType", "Subnets");
    String id = "net/" + request.stack() + "/0123456789abcdef";
    name =
        "%s-0123456789abcdef.elb.%s.amazonaws.com"
            .formatted(request.stack(), request.aws().region());
    return new Made(
        arn(request, "loadbalancer/" + id),
        Map.of(
            "DNSName", name,
            "CanonicalHostedZoneID", CANONICAL_ZONE,
            "LoadBalancerFullName", id));
  }

  private Made targetGroup(Request request) {
    Properties properties = request.properties();
    gather(properties.get("TargetGroupAttributes"));
    // The interval alone is shorter than the template's, or every step of a demo would wait for it.
    properties.ignore("HealthCheckIntervalSeconds", "HealthCheckTimeoutSeconds");
    properties.ignore("TargetType", "Protocol", "Port", "VpcId", "Matcher");
    check =
        new HealthCheck(
            HealthCheck.Protocol.valueOf(properties.text("HealthCheckProtocol")),
            Integer.parseInt(properties.text("HealthCheckPort")),
            properties.text("HealthCheckPath", ""),
            FarmPlan.HEALTH_CHECK.interval(),
            properties.number("HealthyThresholdCount", 5),
            properties.number("UnhealthyThresholdCount", 2));
    String id = "targetgroup/" + request.stack() + "/0123456789abcdef";
    return new Made(arn(request, id), Map.of("TargetGroupFullName", id));
  }

  private Made listener(Request request) {
    Properties properties = request.properties();
    gather(properties.get("ListenerAttributes"));
    properties.ignore("LoadBalancerArn", "Protocol", "Port", "DefaultActions");
    if (check == null) {
      throw new IllegalArgumentException("DefaultActions names no target group of this stack");
    }
    balancer =
        new LoadBalancer(
            plan.id(),
            plan.entrancesByZone(),
            check,
            BalancerAttributes.FARM
                .crossZone(flag("load_balancing.cross_zone.enabled"))
                .deregistration(
                    seconds("deregistration_delay.timeout_seconds"),
                    Duration.ZERO,
                    flag("deregistration_delay.connection_termination.enabled"))
                .unhealthyTermination(
                    flag("target_health_state.unhealthy.connection_termination.enabled"))
                .idleTimeout(seconds("tcp.idle_timeout.seconds")));
    balancer.start();
    targets.connect(balancer);
    return Made.of(arn(request, "listener/net/" + request.stack() + "/0123456789abcdef/1"));
  }

  private void gather(JsonNode list) {
    list.forEach(each ->
        attributes.merge(
            each.path("Key").asString(),
            each.path("Value").asString(),
            (one, other) -> one.equals("use_load_balancer_configuration") ? other : one));
  }

  private boolean flag(String attribute) {
    return "true".equals(attributes.get(attribute));
  }

  private Duration seconds(String attribute) {
    String value = attributes.get(attribute);
    if (value == null) {
      throw new IllegalArgumentException(attribute + " is not set; the farm relies on it");
    }
    return Duration.ofSeconds(Long.parseLong(value));
  }

  private static String arn(Request request, String resource) {
    return "arn:aws:elasticloadbalancing:%s:%s:%s"
        .formatted(request.aws().region(), Aws.ACCOUNT, resource);
  }
}
