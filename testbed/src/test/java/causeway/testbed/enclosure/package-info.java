@NullMarked
package causeway.testbed.enclosure;

import org.jspecify.annotations.NullMarked;
