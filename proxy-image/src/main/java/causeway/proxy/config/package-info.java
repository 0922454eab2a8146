/// In: the proxy's own YAML. Out: one [causeway.proxy.config.ProxyConfig], or every fault of it
/// together.
@NullMarked
package causeway.proxy.config;

import org.jspecify.annotations.NullMarked;
