/// Tests of the package of the same name.
@NullMarked
package causeway.access.decide;

import org.jspecify.annotations.NullMarked;
