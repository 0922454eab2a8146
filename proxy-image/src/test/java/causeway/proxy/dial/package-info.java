@NullMarked
package causeway.proxy.dial;

import org.jspecify.annotations.NullMarked;
