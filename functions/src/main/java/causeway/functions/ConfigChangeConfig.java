package causeway.functions;

import causeway.reconcile.ConfigSettings;

/// The environment of ConfigChangeFunction.
///
/// @param faultsTopic where the faults of a document go
public record ConfigChangeConfig(
    Buckets buckets, boolean dryRun, String faultsTopic, ConfigSettings settings) {}
