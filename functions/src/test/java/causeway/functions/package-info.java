/// In: the passes. Out: the same ones with other rules.
@NullMarked
package causeway.functions;

import org.jspecify.annotations.NullMarked;
