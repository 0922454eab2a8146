/// In: audits of all kinds. Out: assertions on how they are told.
@NullMarked
package causeway.functions.audit;

import org.jspecify.annotations.NullMarked;
