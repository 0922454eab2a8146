/// In: a host name as a peer gave it. Out: a [causeway.access.host.Host], what the name reaches.
@NullMarked
package causeway.access.host;

import org.jspecify.annotations.NullMarked;
