/// In: farms of up to a thousand instances and ten thousand rules, nothing going wrong. Out: what
/// AWS and Lambda are asked for, and that none of it grows faster than the farm.
@NullMarked
package causeway.functions.scale;

import org.jspecify.annotations.NullMarked;
