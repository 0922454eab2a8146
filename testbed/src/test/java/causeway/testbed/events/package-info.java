/// In: alarms and schedules. Out: whether AWS would have said the same of them.
@NullMarked
package causeway.testbed.events;

import org.jspecify.annotations.NullMarked;
