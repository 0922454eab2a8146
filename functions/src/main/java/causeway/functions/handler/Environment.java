package causeway.functions.handler;

import causeway.functions.AuditConfig;
import causeway.functions.Buckets;
import causeway.functions.ConfigChangeConfig;
import causeway.functions.LifecycleConfig;
import causeway.reconcile.ConfigSettings;
import causeway.reconcile.LifecycleSettings;
import causeway.reconcile.ProxyAccess;
import causeway.reconcile.audit.AuditSettings;
import causeway.reconcile.audit.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A function's environment variables, which the stack sets, as settings. All that is wrong is
/// reported together, and a function with a wrong environment does not start.
public final class Environment {
  private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,6})(s|m|h|d)");

  private final Map<String, String> variables;
  private final List<String> faults = new ArrayList<>();

  private Environment(Map<String, String> variables) {
    this.variables = variables;
  }

  /// Reads LifecycleFunction's.
  ///
  /// @throws IllegalArgumentException naming every variable that is missing or wrong
  public static LifecycleConfig lifecycle(Map<String, String> variables) {
    Environment in = new Environment(variables);
    LifecycleConfig config =
        new LifecycleConfig(
            in.buckets(),
            in.flag("DRY_RUN"),
            new LifecycleSettings(
                in.text("FARM"),
                in.text("AUTO_SCALING_GROUP"),
                in.text("LAUNCH_HOOK"),
                in.text("TERMINATE_HOOK"),
                in.text("HOSTED_ZONE_ID"),
                in.loadBalancer(),
                in.duration("RECORD_TTL", Duration.ofMinutes(1)),
                in.duration("SILENT_AFTER", Duration.ofSeconds(90)),
                in.duration("DRAIN_LIMIT", Duration.ofHours(1)),
                in.duration("HEARTBEAT_EVERY", Duration.ofMinutes(15)),
                in.duration("LAUNCH_LIMIT", Duration.ofMinutes(10))));
    in.check();
    return config;
  }

  /// Reads ConfigChangeFunction's.
  ///
  /// @throws IllegalArgumentException naming every variable that is missing or wrong
  public static ConfigChangeConfig configChange(Map<String, String> variables) {
    Environment in = new Environment(variables);
    ConfigChangeConfig config =
        new ConfigChangeConfig(
            in.buckets(),
            in.flag("DRY_RUN"),
            in.text("FAULTS_TOPIC"),
            new ConfigSettings(
                in.text("FARM"),
                in.text("AWS_REGION"),
                in.endpoints(),
                in.proxies(),
                in.optional("INGRESS_PREFIX_LIST_ID"),
                in.optional("INGRESS_PREFIX_LIST_IPV6_ID"),
                in.optional("LAUNCH_TEMPLATE_ID"),
                in.optional("IMAGE_PARAMETER"),
                in.optional("AUTO_SCALING_GROUP")));
    in.check();
    return config;
  }

  /// Reads AuditFunction's.
  ///
  /// @throws IllegalArgumentException naming every variable that is missing or wrong
  public static AuditConfig audit(Map<String, String> variables) {
    Environment in = new Environment(variables);
    AuditConfig config =
        new AuditConfig(
            in.buckets(),
            in.flag("DRY_RUN"),
            in.text("FAULTS_TOPIC"),
            in.flag("SECURITY_HUB"),
            in.optional("REPAIR_QUEUE_URL"),
            new AuditSettings(
                in.text("FARM"),
                new Place(in.text("ACCOUNT"), in.text("AWS_REGION")),
                in.endpoints(),
                in.proxies(),
                in.duration("GRACE", AuditSettings.GRACE)));
    in.check();
    return config;
  }

  private Map<String, String> endpoints() {
    Map<String, String> endpoints = new TreeMap<>();
    put(endpoints, "s3", "S3_ENDPOINT_ID");
    put(endpoints, "dynamodb", "DYNAMODB_ENDPOINT_ID");
    return endpoints;
  }

  private Buckets buckets() {
    return new Buckets(text("CONFIG_BUCKET"), text("STATE_BUCKET"), text("REPORTS_BUCKET"));
  }

  private ProxyAccess proxies() {
    return new ProxyAccess(
        text("PROXY_ROLE_ARN"),
        text("STATE_BUCKET"),
        text("REPORTS_BUCKET"),
        text("RECORDS_BUCKET"));
  }

  private LifecycleSettings.@Nullable LoadBalancer loadBalancer() {
    String name = optional("LOAD_BALANCER_DNS_NAME");
    String zone = optional("LOAD_BALANCER_ZONE_ID");
    if (name == null && zone == null) {
      return null;
    }
    if (name == null || zone == null) {
      faults.add("LOAD_BALANCER_DNS_NAME and LOAD_BALANCER_ZONE_ID go together; set both or none");
      return null;
    }
    return new LifecycleSettings.LoadBalancer(name.toLowerCase(Locale.ROOT), zone);
  }

  private void put(Map<String, String> into, String key, String name) {
    String value = optional(name);
    if (value != null) {
      into.put(key, value);
    }
  }

  private String text(String name) {
    String value = optional(name);
    if (value == null) {
      faults.add(name + " is not set");
      return "";
    }
    return value;
  }

  private @Nullable String optional(String name) {
    String value = variables.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private boolean flag(String name) {
    String value = optional(name);
    if (value != null && !value.equals("true") && !value.equals("false")) {
      faults.add(name + " is \"" + value + "\"; write true or false");
    }
    return "true".equals(value);
  }

  private Duration duration(String name, Duration otherwise) {
    String value = optional(name);
    if (value == null) {
      return otherwise;
    }
    Matcher matcher = DURATION.matcher(value);
    if (!matcher.matches()) {
      faults.add(name + " is \"" + value + "\"; write a duration such as 30s, 10m, 1h or 2d");
      return otherwise;
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  private void check() {
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "the function's environment is wrong, update the stack: "
              + faults.stream().distinct().collect(Collectors.joining("; ")));
    }
  }
}
