/// In: the steps of a demo. Out: one self-contained page, and its twin in JSON.
@NullMarked
package causeway.testbed.report;

import org.jspecify.annotations.NullMarked;
