/// In: connections to S3's side of the endpoint. Out: what it lets pass.
@NullMarked
package causeway.testbed.s3;

import org.jspecify.annotations.NullMarked;
