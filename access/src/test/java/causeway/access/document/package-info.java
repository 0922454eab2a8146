/// Tests of reading farm documents.
@NullMarked
package causeway.access.document;

import org.jspecify.annotations.NullMarked;
