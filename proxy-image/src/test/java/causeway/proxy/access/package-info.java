@NullMarked
package causeway.proxy.access;

import org.jspecify.annotations.NullMarked;
