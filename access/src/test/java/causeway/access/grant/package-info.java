/// Tests of comparing grants and callers.
@NullMarked
package causeway.access.grant;

import org.jspecify.annotations.NullMarked;
