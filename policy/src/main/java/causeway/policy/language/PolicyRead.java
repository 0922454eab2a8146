package causeway.policy.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What reading a policy gave: the policy, or its faults.
///
/// @param policy null when there are faults
/// @param faults in the order of the text
/// @param statements where each statement of the policy begins
public record PolicyRead(@Nullable Policy policy, List<Fault> faults, List<Position> statements) {
  public PolicyRead {
    faults = List.copyOf(faults);
    statements = List.copyOf(statements);
  }
}
