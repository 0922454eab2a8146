/// In: a group's settings and what becomes of its instances. Out: launches, terminations,
/// registrations and events, as EC2 Auto Scaling makes them.
@NullMarked
package causeway.testbed.autoscaling;

import org.jspecify.annotations.NullMarked;
