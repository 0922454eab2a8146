/// In: what a person types about endpoint policies. Out: verdicts with their witnesses, decisions
/// with their reasons.
@NullMarked
package causeway.cli.policy;

import org.jspecify.annotations.NullMarked;
