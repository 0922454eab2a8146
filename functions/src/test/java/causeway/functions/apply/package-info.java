/// In: plans and a scripted edge. Out: what was done of them.
@NullMarked
package causeway.functions.apply;

import org.jspecify.annotations.NullMarked;
