/// In: what EC2 says of a launch template. Out: what its instances are told.
@NullMarked
package causeway.testbed.farm;

import org.jspecify.annotations.NullMarked;
