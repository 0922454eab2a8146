package causeway.testbed.autoscaling;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One instance refresh, under way or over.
public final class Refresh {
  private final String id = UUID.randomUUID().toString();
  private final RefreshPreferences preferences;
  private final LaunchTemplate before;
  private final LaunchTemplate desired;
  private final boolean desires;
  private final Instant started;

  LaunchTemplate template;
  Set<String> replace;
  int total;
  Status status = Status.IN_PROGRESS;
  String reason = "";
  Instant standbySince = Instant.MAX;
  @Nullable Instant ended;

  /// @param before the group's template at the start
  /// @param template what to refresh to
  /// @param desires whether the caller named it, so that it becomes the group's on success
  /// @param replace the instances to replace
  Refresh(
      RefreshPreferences preferences,
      LaunchTemplate before,
      LaunchTemplate template,
      boolean desires,
      Set<String> replace,
      Instant started) {
    this.preferences = preferences;
    this.before = before;
    this.desired = template;
    this.template = template;
    this.desires = desires;
    this.replace = replace;
    this.total = replace.size();
    this.started = started;
  }

  public enum Status {
    IN_PROGRESS("InProgress"),
    CANCELLING("Cancelling"),
    ROLLBACK("RollbackInProgress"),
    SUCCESSFUL("Successful"),
    FAILED("Failed"),
    CANCELLED("Cancelled"),
    ROLLBACK_SUCCESSFUL("RollbackSuccessful"),
    ROLLBACK_FAILED("RollbackFailed");

    private final String spelled;

    Status(String spelled) {
      this.spelled = spelled;
    }

    public String spelled() {
      return spelled;
    }

    boolean replacing() {
      return this == IN_PROGRESS || this == ROLLBACK;
    }

    boolean over() {
      return compareTo(SUCCESSFUL) >= 0;
    }
  }

  public String id() {
    return id;
  }

  public RefreshPreferences preferences() {
    return preferences;
  }

  /// What new instances are launched from now: after a rollback began, what was before.
  public LaunchTemplate template() {
    return template;
  }

  /// What it set out for.
  public LaunchTemplate desired() {
    return desired;
  }

  LaunchTemplate before() {
    return before;
  }

  /// Whether the caller named a template of its own.
  public boolean desires() {
    return desires;
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

  public String reason() {
    return reason;
  }

  /// How many are still to replace.
  public int left() {
    return replace.size();
  }

  public int percent() {
    return total == 0 ? 100 : (total - replace.size()) * 100 / total;
  }
}
