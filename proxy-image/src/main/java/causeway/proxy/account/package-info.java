/// In: what happened to each connection. Out: one JSON record each, and metrics.
@NullMarked
package causeway.proxy.account;

import org.jspecify.annotations.NullMarked;
