/// In: a plan. Out: its changes at AWS, each repeatable, with what failed for good.
@NullMarked
package causeway.functions.apply;

import org.jspecify.annotations.NullMarked;
