/// In: a policy and one request. Out: the decision, the statement that made it, and why every other
/// statement did not match. Shares no matching code with the comparison, which is checked against
/// it.
@NullMarked
package causeway.policy.evaluate;

import org.jspecify.annotations.NullMarked;
