package causeway.proxy.access;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What the last look at the state bucket proved about the way to AWS: it takes the same route,
/// endpoint and policy as the connections that are relayed.
///
/// @param ok whether S3 answered as it should, an absent object included
/// @param took from the request to the whole answer
/// @param code why not, stable; absent when it is good
/// @param message the same as a sentence
public record Probe(boolean ok, Duration took, @Nullable String code, @Nullable String message) {}
