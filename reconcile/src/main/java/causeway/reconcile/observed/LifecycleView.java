package causeway.reconcile.observed;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Everything that LifecycleFunction looks at, as one moment.
///
/// @param sequence of the snapshot in force; 0 without one
/// @param reports the newest of each instance
/// @param settled waits at our hooks that are over, as Auto Scaling said when it was told to end
///   them; the instance's state lags behind, or another hook holds it
/// @param records the address records at the front door's name, and at the name before it
public record LifecycleView(
    Group group,
    Hook launchHook,
    Hook terminateHook,
    Set<Wait> settled,
    List<RecordSet> records,
    Held<Memory> memory,
    long sequence,
    FrontDoorChoice frontDoor,
    Map<String, Report> reports,
    Latches latches) {
  public LifecycleView {
    settled = Set.copyOf(settled);
    records = List.copyOf(records);
    reports = Map.copyOf(reports);
  }
}
