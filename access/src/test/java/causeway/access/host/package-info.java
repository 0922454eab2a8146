/// Names as peers give them against what the catalogue must read from them.
@NullMarked
package causeway.access.host;

import org.jspecify.annotations.NullMarked;
