package causeway.reconcile.audit;

import causeway.policy.language.Policy;

/// What an endpoint's policy must stay within: a baseline, or a control.
///
/// @param check its stable code
/// @param title the rule in a few words, such as `only callers of organization o-a1b2c3d4e5`
/// @param broken a finding's title
/// @param against what the policy is compared with, inside a sentence
/// @param remedy how to keep it
record Bound(
    String check,
    String title,
    String broken,
    String against,
    Policy policy,
    Severity severity,
    String remedy) {}
