/// Tests of the package of the same name.
@NullMarked
package causeway.access.net;

import org.jspecify.annotations.NullMarked;
