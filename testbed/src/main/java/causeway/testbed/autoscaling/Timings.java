package causeway.testbed.autoscaling;

import java.time.Duration;

/// How long the service itself takes, and how often it looks: real in kind, shorter on demand.
///
/// @param step a state that nobody waits in, such as `Pending:Proceed`
/// @param healthCheck between two looks at EC2's status of every instance
/// @param backoff before the first launch after a failed one; doubles with each failure
/// @param backoffLimit where the doubling ends
/// @param refreshFailures failed launches in a row that fail an instance refresh
/// @param outPoints values in a row above a target that scale out
/// @param inPoints values in a row well below a target that scale in
public record Timings(
    Duration step,
    Duration healthCheck,
    Duration backoff,
    Duration backoffLimit,
    int refreshFailures,
    int outPoints,
    int inPoints) {

  /// What AWS does, as far as it is known *(confirm on AWS)*.
  public static final Timings PRODUCTION =
      new Timings(
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          Duration.ofSeconds(15),
          Duration.ofMinutes(5),
          5,
          3,
          15);

  /// For a demo, where a minute is long.
  public static final Timings DEMO =
      new Timings(
          Duration.ofMillis(200),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          3,
          3,
          15);
}
