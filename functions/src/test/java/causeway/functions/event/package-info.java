/// In: sample events. Out: whether they are read and planned as they should be.
@NullMarked
package causeway.functions.event;

import org.jspecify.annotations.NullMarked;
