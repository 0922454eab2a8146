package causeway.reconcile.observed;

import causeway.access.document.FarmDocument;
import causeway.access.document.Fault;
import java.util.List;

/// The farm document as it lies in the config bucket.
public sealed interface DocumentSeen {
  /// There is none yet.
  record Absent() implements DocumentSeen {}

  /// Without a fault.
  record Good(String version, FarmDocument document) implements DocumentSeen {}

  /// With faults: the one in force stays until a better one comes.
  record Bad(String version, List<Fault> faults) implements DocumentSeen {
    public Bad {
      faults = List.copyOf(faults);
    }
  }
}
