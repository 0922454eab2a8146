/// In: a seed. Out: an hour of a farm under every fault that AWS has, and the first broken rule.
@NullMarked
package causeway.functions.simulation;

import org.jspecify.annotations.NullMarked;
