package causeway.reconcile.desired;

import causeway.reconcile.observed.RecordSet;
import java.util.Set;

/// What should be at the front door's name.
public sealed interface Door {
  /// Exactly these record sets.
  record Records(Set<RecordSet> records) implements Door {
    public Records {
      records = Set.copyOf(records);
    }
  }

  /// Whatever is there: nobody can tell what should be.
  record AsItIs(String why) implements Door {}
}
