/// In: CIDR blocks as text and client addresses. Out: values, and the longest prefix that holds an
/// address.
@NullMarked
package causeway.access.net;

import org.jspecify.annotations.NullMarked;
