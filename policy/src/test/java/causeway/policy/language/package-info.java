/// In: policies sound and broken. Out: that reading says everything, printing loses nothing.
@NullMarked
package causeway.policy.language;

import org.jspecify.annotations.NullMarked;
