package causeway.reconcile.desired;

import causeway.policy.language.Policy;

/// What one endpoint shall permit.
///
/// @param meanwhile as long as the rules are not in force: what those in force grant and what the
///   new ones will, and nothing more
/// @param last once they are
public record EndpointPolicy(String service, Policy meanwhile, Policy last) {}
