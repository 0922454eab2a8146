@NullMarked
package causeway.testbed.report;

import org.jspecify.annotations.NullMarked;
