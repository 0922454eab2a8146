/// In: every condition a proxy can be in, and buckets that misbehave. Out: proof of what its
/// reports say, and when.
@NullMarked
package causeway.proxy.report;

import org.jspecify.annotations.NullMarked;
