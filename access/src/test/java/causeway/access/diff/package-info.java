/// Tests of the package of the same name.
@NullMarked
package causeway.access.diff;

import org.jspecify.annotations.NullMarked;
