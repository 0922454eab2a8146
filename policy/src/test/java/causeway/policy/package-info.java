/// In: a seed. Out: policies and requests that reach every corner of the language.
@NullMarked
package causeway.policy;

import org.jspecify.annotations.NullMarked;
