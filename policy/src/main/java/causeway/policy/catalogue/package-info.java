/// In: the name of a condition key, an action, a resource. Out: what AWS documents about it: type,
/// cardinality, presence, access level, shape; and AWS's own limits.
@NullMarked
package causeway.policy.catalogue;

import org.jspecify.annotations.NullMarked;
