/// What runs inside the enclosure of the end-to-end tests: scenarios, on one Region for them all.
@NullMarked
package causeway.testbed.scenario;

import org.jspecify.annotations.NullMarked;
