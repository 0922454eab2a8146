/// Tests of the package of the same name.
@NullMarked
package causeway.access.glob;

import org.jspecify.annotations.NullMarked;
