/// In: what an audit found. Out: it as JSON, as a page, in words, and in Security Hub's format; and
/// the JSON read again by the next audit.
@NullMarked
package causeway.functions.audit;

import org.jspecify.annotations.NullMarked;
