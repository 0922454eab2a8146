package causeway.reconcile.observed;

import org.jspecify.annotations.Nullable;

/// A value from a bucket with the ETag that a conditional write must name.
///
/// @param etag absent when there is no such object yet
public record Held<T>(T value, @Nullable String etag) {}
