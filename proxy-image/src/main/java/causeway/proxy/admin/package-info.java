/// In: GET requests on the admin listener. Out: health, status and metrics.
@NullMarked
package causeway.proxy.admin;

import org.jspecify.annotations.NullMarked;
