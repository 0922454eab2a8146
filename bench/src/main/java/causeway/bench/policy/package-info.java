/// In: policies like those that endpoints have. Out: how long comparing them takes.
@NullMarked
package causeway.bench.policy;

import org.jspecify.annotations.NullMarked;
