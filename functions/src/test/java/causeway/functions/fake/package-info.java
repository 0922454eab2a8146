/// In: calls at the AWS edge, scripted faults. Out: the state that AWS would be in, and its events.
@NullMarked
package causeway.functions.fake;

import org.jspecify.annotations.NullMarked;
