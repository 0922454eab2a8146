/// In: batches and environments as Lambda gives them. Out: what the handlers answer.
@NullMarked
package causeway.functions.handler;

import org.jspecify.annotations.NullMarked;
