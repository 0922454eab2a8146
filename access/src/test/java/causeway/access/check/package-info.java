/// Tests of what a document means before it is applied.
@NullMarked
package causeway.access.check;

import org.jspecify.annotations.NullMarked;
