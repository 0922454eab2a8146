/// In: a pattern with `*` and `?`. Out: whether a name fits it.
@NullMarked
package causeway.access.glob;

import org.jspecify.annotations.NullMarked;
