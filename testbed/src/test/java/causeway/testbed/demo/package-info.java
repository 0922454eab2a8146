/// In: the demo's acts and words. Out: that they can be chosen and told apart.
@NullMarked
package causeway.testbed.demo;

import org.jspecify.annotations.NullMarked;
