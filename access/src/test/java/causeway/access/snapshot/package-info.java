/// Tests of the package of the same name.
@NullMarked
package causeway.access.snapshot;

import org.jspecify.annotations.NullMarked;
