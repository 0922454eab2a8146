/// In: AWS events. Out: a look, a plan, its changes and a report; wired here by hand.
@NullMarked
package causeway.functions;

import org.jspecify.annotations.NullMarked;
