package causeway.testbed.farm;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// The times of a farm that runs itself, shorter than in production so that they can be watched.
///
/// @param schedule between two scheduled passes of a function
/// @param retry until a queue hands out again what failed
/// @param alarms between two looks at alarms
/// @param load between two measurements of the group's load
/// @param warmup in service, before an instance counts in a refresh
/// @param parameters the stack's own timers, by the template's names
public record Timers(
    Duration schedule,
    Duration retry,
    Duration alarms,
    Duration load,
    Duration warmup,
    Map<String, String> parameters) {
  /// For the demo.
  public static final Timers DEMO =
      new Timers(
          Duration.ofSeconds(5),
          Duration.ofSeconds(2),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Map.of(
              "BeatSeconds", "2",
              "SilentAfterSeconds", "8",
              "LaunchLimitSeconds", "45",
              "RecordTtlSeconds", "5",
              "DeregistrationDelaySeconds", "5",
              "QuietSeconds", "5",
              "DrainLimitSeconds", "300",
              "HeartbeatEverySeconds", "10",
              "TerminateHookSeconds", "60",
              "AuditGraceSeconds", "1"));

  /// All of them, for a page that says what was used.
  public Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("scheduled passes", schedule.toSeconds() + " s");
    all.put("retry of a failed message", retry.toSeconds() + " s");
    all.put("alarms looked at", alarms.toSeconds() + " s");
    all.put("load measured", load.toSeconds() + " s");
    all.put("new instances count after", warmup.toSeconds() + " s");
    parameters.keySet().stream()
        .sorted()
        .forEach(name -> all.put(name, parameters.get(name) + " s"));
    return all;
  }
}
