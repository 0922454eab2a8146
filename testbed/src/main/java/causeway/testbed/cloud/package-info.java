/// In: requests to AWS's services in their own protocols. Out: LocalStack's answers, as values.
@NullMarked
package causeway.testbed.cloud;

import org.jspecify.annotations.NullMarked;
