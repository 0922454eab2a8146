package causeway.testbed.lambda;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/// One call of a function on its way.
///
/// @param deadline when its timeout passes, as the function's context tells it
/// @param taken completed when the runtime asked for it
/// @param outcome completed by whoever learns of the end first
record Invocation(
    String requestId,
    String traceId,
    String payload,
    Instant deadline,
    CompletableFuture<Void> taken,
    CompletableFuture<Outcome> outcome) {}
