/// In: a farm's name. Out: what its account knows of it, and a new document in force.
@NullMarked
package causeway.cli.farm;

import org.jspecify.annotations.NullMarked;
