/// In: calls in our own words. Out: the AWS edge as interfaces, with its failures as one exception.
@NullMarked
package causeway.functions.cloud;

import org.jspecify.annotations.NullMarked;
