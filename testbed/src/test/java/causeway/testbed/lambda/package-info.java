/// In: tiny handlers and payloads. Out: whether functions run as Lambda would run them.
@NullMarked
package causeway.testbed.lambda;

import org.jspecify.annotations.NullMarked;
