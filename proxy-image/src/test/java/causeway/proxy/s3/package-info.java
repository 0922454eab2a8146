@NullMarked
package causeway.proxy.s3;

import org.jspecify.annotations.NullMarked;
