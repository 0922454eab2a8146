/// In: endpoint policies, a line each. Out: what the controls say of them, to stand beside what the
/// peers say of the same policies.
@NullMarked
package causeway.bench.peers;

import org.jspecify.annotations.NullMarked;
