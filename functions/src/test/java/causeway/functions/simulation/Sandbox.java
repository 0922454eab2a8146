package causeway.functions.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// One warm process of a function.
interface Sandbox {
  /// Handles a batch.
  ///
  /// @return the ids of messages that failed
  Set<String> handle(List<Fifo.Message> batch, Instant deadline);
}
