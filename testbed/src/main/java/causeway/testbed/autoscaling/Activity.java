package causeway.testbed.autoscaling;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One launch or termination, from its cause to its end.
public final class Activity {
  private final String id = UUID.randomUUID().toString();
  private final Kind kind;
  private final Zone zone;
  private final String cause;
  private final Instant started;

  String instanceId;
  Status status = Status.IN_PROGRESS;
  String message = "";
  int progress;
  @Nullable Instant ended;

  Activity(Kind kind, Zone zone, String instanceId, String cause, Instant started) {
    this.kind = kind;
    this.zone = zone;
    this.instanceId = instanceId;
    this.cause = cause;
    this.started = started;
  }

  public enum Kind {
    LAUNCH("Launching a new EC2 instance"),
    TERMINATE("Terminating EC2 instance");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  public enum Status {
    IN_PROGRESS("InProgress"),
    MID_LIFECYCLE_ACTION("MidLifecycleAction"),
    DRAINING("WaitingForELBConnectionDraining"),
    SUCCESSFUL("Successful"),
    FAILED("Failed"),
    CANCELLED("Cancelled");

    private final String spelled;

    Status(String spelled) {
      this.spelled = spelled;
    }

    public String spelled() {
      return spelled;
    }
  }

  public String id() {
    return id;
  }

  public Kind kind() {
    return kind;
  }

  public Zone zone() {
    return zone;
  }

  /// Empty as long as a launch has none.
  public String instanceId() {
    return instanceId;
  }

  public String description() {
    return kind.words + (instanceId.isEmpty() ? "" : ": " + instanceId);
  }

  public String cause() {
    return cause;
  }

  public Instant started() {
    return started;
  }

  public @Nullable Instant ended() {
    return ended;
  }

  public Status status() {
    return status;
  }

  public String message() {
    return message;
  }

  public int progress() {
    return progress;
  }

  void at(Status now, int percent) {
    status = now;
    progress = percent;
  }

  void end(Status how, String why, Instant when) {
    at(how, 100);
    message = why;
    ended = when;
  }
}
