@NullMarked
package causeway.testbed.network;

import org.jspecify.annotations.NullMarked;
