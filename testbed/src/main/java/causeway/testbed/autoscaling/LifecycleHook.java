package causeway.testbed.autoscaling;

import java.time.Duration;
import java.util.Locale;

/// A hook that holds an instance until somebody says to go on, or time runs out.
///
/// @param heartbeatTimeout between two signs of life
/// @param defaultResult what silence means
/// @param metadata passed on in every notification; may be empty
public record LifecycleHook(
    String name,
    Transition transition,
    Duration heartbeatTimeout,
    Result defaultResult,
    String metadata) {
  private static final Duration LIMIT = Duration.ofDays(2);
  private static final Duration LEAST = Duration.ofSeconds(1);

  public LifecycleHook {
    // AWS's least is 30 s; a test that waits for a timeout should not take that long.
    if (heartbeatTimeout.compareTo(LEAST) < 0
        || heartbeatTimeout.compareTo(Duration.ofHours(2)) > 0) {
      throw Refused.invalid(
          "HeartbeatTimeout "
              + heartbeatTimeout.toSeconds()
              + " must be between 30 and 7200 seconds");
    }
  }

  /// No heartbeat extends a wait beyond this.
  public Duration globalTimeout() {
    Duration hundred = heartbeatTimeout.multipliedBy(100);
    return hundred.compareTo(LIMIT) < 0 ? hundred : LIMIT;
  }

  public enum Transition {
    LAUNCHING("autoscaling:EC2_INSTANCE_LAUNCHING"),
    TERMINATING("autoscaling:EC2_INSTANCE_TERMINATING");

    private final String spelled;

    Transition(String spelled) {
      this.spelled = spelled;
    }

    public String spelled() {
      return spelled;
    }

    public static Transition of(String spelled) {
      for (Transition transition : values()) {
        if (transition.spelled.equals(spelled)) {
          return transition;
        }
      }
      throw Refused.invalid("Lifecycle transition " + spelled + " is not valid");
    }
  }

  public enum Result {
    CONTINUE,
    ABANDON;

    public static Result of(String spelled) {
      try {
        return valueOf(spelled.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw Refused.invalid("Lifecycle action result " + spelled + " is not CONTINUE or ABANDON");
      }
    }
  }
}
