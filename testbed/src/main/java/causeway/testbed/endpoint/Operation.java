package causeway.testbed.endpoint;

import java.util.List;
import java.util.function.Function;

/// What a request is to a service.
sealed interface Operation {
  /// An operation and all that it needs leave for.
  record Known(List<Leave> leaves) implements Operation {
    public Known {
      leaves = List.copyOf(leaves);
      if (leaves.isEmpty()) {
        throw new IllegalArgumentException("an operation that needs no leave would be let through");
      }
    }
  }

  /// The body says on what it works.
  record InBody(Function<byte[], Operation> read) implements Operation {}

  /// None that is known here; it is refused, whatever a policy says.
  record Unknown(String why) implements Operation {}
}
