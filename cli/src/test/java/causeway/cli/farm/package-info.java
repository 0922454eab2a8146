/// In: scripted accounts. Out: what the commands make of them.
@NullMarked
package causeway.cli.farm;

import org.jspecify.annotations.NullMarked;
