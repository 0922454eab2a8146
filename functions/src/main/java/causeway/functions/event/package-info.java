/// In: an event as JSON. Out: a trigger: that something may have changed, and when.
@NullMarked
package causeway.functions.event;

import org.jspecify.annotations.NullMarked;
