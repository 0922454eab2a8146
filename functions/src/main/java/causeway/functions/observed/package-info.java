/// In: calls to AWS and JSON from the buckets. Out: one immutable view for a plan.
@NullMarked
package causeway.functions.observed;

import org.jspecify.annotations.NullMarked;
