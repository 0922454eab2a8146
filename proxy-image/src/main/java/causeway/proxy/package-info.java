/// In: connections from remote networks. Out: their bytes at the service's endpoint, a record each.
@NullMarked
package causeway.proxy;

import org.jspecify.annotations.NullMarked;
