package causeway.access.document;

import org.jspecify.annotations.Nullable;

/// One gateway endpoint of the farm.
public record Endpoint(String service, @Nullable String id, boolean adopt) {}
