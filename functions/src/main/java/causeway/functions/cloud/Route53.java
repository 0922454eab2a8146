package causeway.functions.cloud;

import causeway.reconcile.observed.RecordSet;
import causeway.reconcile.plan.RecordChange;
import java.util.List;

/// Route 53, in one hosted zone.
public interface Route53 {
  /// The address (A) record sets at exactly this name.
  List<RecordSet> list(String zoneId, String name);

  /// One atomic batch.
  ///
  /// @throws CloudException CONFLICT when a deleted set is not exactly as named or a created one
  ///   exists, also when an earlier change of the zone is not finished
  void change(String zoneId, List<RecordChange> changes);
}
