/// In: calls in our own words. Out: AWS SDK calls, one attempt each, and failures classified.
@NullMarked
package causeway.functions.aws;

import org.jspecify.annotations.NullMarked;
