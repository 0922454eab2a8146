/// In: what a team writes. Out: who may reach what, and why. Values that several packages share.
@NullMarked
package causeway.access;

import org.jspecify.annotations.NullMarked;
