package causeway.functions;

import causeway.reconcile.audit.AuditSettings;
import org.jspecify.annotations.Nullable;

/// The environment of AuditFunction.
///
/// @param findingsTopic where new findings are told
/// @param securityHub whether findings go there too
/// @param repairQueue of ConfigChangeFunction; absent: nobody is asked to mend
public record AuditConfig(
    Buckets buckets,
    boolean dryRun,
    String findingsTopic,
    boolean securityHub,
    @Nullable String repairQueue,
    AuditSettings settings) {}
