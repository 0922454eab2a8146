/// In: requests to S3 on its own names. Out: answers by LocalStack, and a log of who asked.
@NullMarked
package causeway.testbed.s3;

import org.jspecify.annotations.NullMarked;
