@NullMarked
package causeway.testbed.autoscaling;

import org.jspecify.annotations.NullMarked;
