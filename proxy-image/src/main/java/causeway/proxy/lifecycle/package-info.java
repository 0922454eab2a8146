/// In: what Auto Scaling does with this instance, and what is live here. Out: the proxy's
/// [causeway.proxy.lifecycle.Standing], and listeners that close and open again.
@NullMarked
package causeway.proxy.lifecycle;

import org.jspecify.annotations.NullMarked;
