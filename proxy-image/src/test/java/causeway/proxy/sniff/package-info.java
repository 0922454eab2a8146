@NullMarked
package causeway.proxy.sniff;

import org.jspecify.annotations.NullMarked;
