/// In: IAM policies as endpoints carry them. Out: decisions, comparisons with a witness, controls
/// and packed policies, all pure.
@NullMarked
package causeway.policy;

import org.jspecify.annotations.NullMarked;
