/// In: canned answers. Out: a cloud for tests that need no LocalStack.
@NullMarked
package causeway.testbed.cloud;

import org.jspecify.annotations.NullMarked;
