@NullMarked
package causeway.cli;

import org.jspecify.annotations.NullMarked;
