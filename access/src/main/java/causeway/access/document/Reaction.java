package causeway.access.document;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What to do while one of the stack's alarms is on.
public record Reaction(String alarm, Action action, @Nullable Duration hold, Release release) {
  /// Who ends the reaction.
  public enum Release {
    AUTO,
    MANUAL;

    /// As documents write it.
    public String code() {
      return Words.of(this);
    }
  }

  /// The reactions there are.
  public enum Action {
    SHIFT_AWAY,
    QUARANTINE,
    ENDPOINT_POLICY_READ_ONLY,
    ENDPOINT_POLICY_CLOSED,
    NOTIFY;

    /// In one word: `endpoint-policy-closed`.
    public String code() {
      return Words.of(this);
    }
  }
}
