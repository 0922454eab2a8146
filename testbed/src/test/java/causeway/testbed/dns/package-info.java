/// In: record sets. Out: whether Route 53 would have answered the same.
@NullMarked
package causeway.testbed.dns;

import org.jspecify.annotations.NullMarked;
