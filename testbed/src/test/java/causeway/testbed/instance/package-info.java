@NullMarked
package causeway.testbed.instance;

import org.jspecify.annotations.NullMarked;
