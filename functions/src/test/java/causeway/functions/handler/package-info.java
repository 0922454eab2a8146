/// In: batches and environments. Out: whether they are handled as they should be.
@NullMarked
package causeway.functions.handler;

import org.jspecify.annotations.NullMarked;
