package causeway.reconcile.observed;

import java.util.List;
import java.util.Map;

/// Everything that LifecycleFunction looks at, as one moment.
///
/// @param sequence of the snapshot in force; 0 without one
/// @param reports the newest of each instance
/// @param records the address records at the front door's name, and at the name before it
public record LifecycleView(
    Group group,
    Hook launchHook,
    Hook terminateHook,
    List<RecordSet> records,
    Held<Memory> memory,
    long sequence,
    FrontDoorChoice frontDoor,
    Map<String, Report> reports,
    Latches latches) {
  public LifecycleView {
    records = List.copyOf(records);
    reports = Map.copyOf(reports);
  }
}
