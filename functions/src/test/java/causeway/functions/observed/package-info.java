/// In: JSON of the buckets. Out: whether it is read as it should be.
@NullMarked
package causeway.functions.observed;

import org.jspecify.annotations.NullMarked;
