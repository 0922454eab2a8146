package causeway.functions.report;

import java.time.Instant;
import java.util.List;

/// What one pass did.
///
/// @param looked when its last look began; absent looks have no time: `began` then
/// @param done what was done, in the words of the plans
/// @param waits what the last plan leaves for later, and why
/// @param alarms what a person should know
/// @param failures calls that failed for good
public record Run(
    String function,
    Outcome outcome,
    Instant began,
    Instant looked,
    int looks,
    List<String> done,
    List<String> waits,
    List<String> alarms,
    List<String> failures) {
  public Run {
    done = List.copyOf(done);
    waits = List.copyOf(waits);
    alarms = List.copyOf(alarms);
    failures = List.copyOf(failures);
  }

  /// How a pass ended.
  public enum Outcome {
    /// The last plan was empty: what is observed is what is desired.
    COMPLETE,
    /// Something is left; the next pass goes on.
    INCOMPLETE,
    /// Every event was older than the last completed look, so there was none.
    ACKNOWLEDGED,
    /// `DRY_RUN`: the plan was only told.
    DRY_RUN
  }
}
