package causeway.testbed.endpoint;

import java.util.function.Function;

/// What becomes of a request at the endpoint.
public sealed interface Ruling {
  /// It goes on to the service.
  record Permitted() implements Ruling {}

  /// It is answered here, as the service would.
  record Refused(Refusal answer) implements Ruling {}

  /// The body decides.
  record InBody(Function<byte[], Ruling> rule) implements Ruling {}

  /// There is no endpoint, and so no route.
  record Unreachable() implements Ruling {}
}
