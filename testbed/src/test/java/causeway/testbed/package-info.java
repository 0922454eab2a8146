@NullMarked
package causeway.testbed;

import org.jspecify.annotations.NullMarked;
