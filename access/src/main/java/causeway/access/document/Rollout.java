package causeway.access.document;

import java.time.Duration;

/// How a new document reaches the farm.
public record Rollout(First first, Duration hold) {
  public enum First {
    ONE_ZONE,
    ALL
  }
}
