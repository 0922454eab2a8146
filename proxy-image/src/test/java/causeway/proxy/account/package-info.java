@NullMarked
package causeway.proxy.account;

import org.jspecify.annotations.NullMarked;
