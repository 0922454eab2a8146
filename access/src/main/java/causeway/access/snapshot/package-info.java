/// In: a farm document. Out: the access snapshot that the proxies load, as records and as JSON.
@NullMarked
package causeway.access.snapshot;

import org.jspecify.annotations.NullMarked;
