/// In: the YAML of a farm document. Out: a [causeway.access.document.FarmDocument], or every fault
/// in it at once.
@NullMarked
package causeway.access.document;

import org.jspecify.annotations.NullMarked;
