/// In: triggers and scripted looks. Out: whether the flow is what it should be.
@NullMarked
package causeway.functions;

import org.jspecify.annotations.NullMarked;
