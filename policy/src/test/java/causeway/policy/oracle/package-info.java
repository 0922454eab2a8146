/// In: random policies and requests. Out: that independent programs, fetched for the purpose and
/// never part of the product, come to the same answers.
@NullMarked
package causeway.policy.oracle;

import org.jspecify.annotations.NullMarked;
