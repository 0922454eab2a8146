/// In: a farm document, a snapshot file or the farm's bucket, looked at again and again. Out: the
/// [causeway.access.decide.Access] in force, in one reference that event loops read.
@NullMarked
package causeway.proxy.access;

import org.jspecify.annotations.NullMarked;
