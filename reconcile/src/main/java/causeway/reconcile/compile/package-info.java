/// In: a farm document, the day, what the proxies themselves need. Out: the policy of each gateway
/// endpoint, or why there is none.
@NullMarked
package causeway.reconcile.compile;

import org.jspecify.annotations.NullMarked;
