package causeway.functions.apply;

import causeway.reconcile.observed.Wait;
import causeway.reconcile.plan.Action;
import java.util.List;
import java.util.Set;

/// What became of a plan.
///
/// @param settled waits that are over, now or already
/// @param moved what changed under the plan, or may have: only another look can tell
/// @param failures what failed for good, for people
public record Applied(
    List<Action> done, Set<Wait> settled, List<String> moved, List<String> failures) {
  public Applied {
    done = List.copyOf(done);
    settled = Set.copyOf(settled);
    moved = List.copyOf(moved);
    failures = List.copyOf(failures);
  }

  /// Whether another look may see something else.
  public boolean lookAgain() {
    return !done.isEmpty() || !settled.isEmpty() || !moved.isEmpty();
  }
}
