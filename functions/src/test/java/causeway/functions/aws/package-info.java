/// In: failures of the SDK. Out: whether they get their class.
@NullMarked
package causeway.functions.aws;

import org.jspecify.annotations.NullMarked;
