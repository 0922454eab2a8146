package causeway.reconcile.plan;

import causeway.reconcile.observed.RecordSet;

/// One change of a batch. A batch fails as a whole when a deleted set is not exactly as named, or a
/// created one exists: Route 53's compare-and-set.
public sealed interface RecordChange {
  RecordSet record();

  record Delete(RecordSet record) implements RecordChange {}

  record Create(RecordSet record) implements RecordChange {}
}
