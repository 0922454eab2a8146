/// In: a Region. Out: checked steps with what was seen and how long it took.
@NullMarked
package causeway.testbed.demo;

import org.jspecify.annotations.NullMarked;
