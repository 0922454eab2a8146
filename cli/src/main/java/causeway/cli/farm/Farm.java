package causeway.cli.farm;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where the parts of a deployed farm are, as its stack wrote it into the parameter
/// `/causeway/<farm>`.
///
/// @param loadBalancer its DNS name; empty when the front door is the instances' own records
/// @param alarmQueue the URL of AlarmFunction's queue; empty for a stack that has none yet
public record Farm(
    String name,
    String region,
    String configBucket,
    String stateBucket,
    String reportsBucket,
    String autoScalingGroup,
    String hostedZone,
    String loadBalancer,
    String alarmQueue) {
  /// The farm document's key in the config bucket.
  public static final String DOCUMENT = "farm.yaml";

  /// The snapshot's key in the state bucket.
  public static final String SNAPSHOT = "access/current.json";

  /// The key of what alarms latched, in the state bucket.
  public static final String LATCHES = "latches.json";

  /// The parameter of the farm called `name`.
  public static String parameter(String name) {
    return "/causeway/" + name;
  }

  /// Looks the farm up; empty when there is none of that name.
  public static Optional<Farm> find(Account account, String name) {
    return account.parameter(parameter(name)).map(value -> parse(parameter(name), value));
  }

  static Farm parse(String parameter, String value) {
    try {
      JsonNode farm = JsonMapper.shared().readTree(value);
      return new Farm(
          field(parameter, farm, "farm"),
          field(parameter, farm, "region"),
          field(parameter, farm, "configBucket"),
          field(parameter, farm, "stateBucket"),
          field(parameter, farm, "reportsBucket"),
          field(parameter, farm, "autoScalingGroup"),
          field(parameter, farm, "hostedZone"),
          farm.path("loadBalancer").asString(""),
          farm.path("alarmQueue").asString(""));
    } catch (JacksonException notJson) {
      throw broken(parameter, "is not JSON", notJson);
    }
  }

  private static String field(String parameter, JsonNode farm, String name) {
    String value = farm.path(name).asString("");
    if (value.isEmpty()) {
      throw broken(parameter, "lacks " + name, null);
    }
    return value;
  }

  private static AwsFailure broken(
      String parameter, String fault, @org.jspecify.annotations.Nullable Throwable cause) {
    return new AwsFailure(
        "parameter "
            + parameter
            + " "
            + fault
            + ", so the farm cannot be found; deploy its stack again, which writes it anew",
        cause == null ? new IllegalStateException(fault) : cause);
  }
}
