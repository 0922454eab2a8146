package causeway.functions.audit;

import org.jspecify.annotations.Nullable;

/// What a report says about itself beside its findings.
///
/// @param document the version of the document that the audit went by; absent for a file
/// @param previous where the report before is; absent without one
public record Heading(
    String farm, String region, @Nullable String document, @Nullable String previous) {}
