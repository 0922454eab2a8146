package causeway.functions;

import causeway.reconcile.LifecycleSettings;

/// The environment of LifecycleFunction.
public record LifecycleConfig(Buckets buckets, boolean dryRun, LifecycleSettings settings) {}
