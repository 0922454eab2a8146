@NullMarked
package causeway.proxy.config;

import org.jspecify.annotations.NullMarked;
