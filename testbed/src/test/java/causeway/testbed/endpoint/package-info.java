/// In: requests as they are on the wire. Out: what they ask leave for, and how they are refused.
@NullMarked
package causeway.testbed.endpoint;

import org.jspecify.annotations.NullMarked;
