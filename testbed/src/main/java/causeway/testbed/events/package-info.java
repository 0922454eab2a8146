/// In: schedules, alarms, load. Out: messages, events and metrics that AWS would produce of itself
/// and LocalStack does not.
@NullMarked
package causeway.testbed.events;

import org.jspecify.annotations.NullMarked;
