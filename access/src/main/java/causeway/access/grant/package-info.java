/// In: the rules of a farm document. Out: who is granted what, whose grant includes whose, and
/// which rules can be held to their own callers.
@NullMarked
package causeway.access.grant;

import org.jspecify.annotations.NullMarked;
