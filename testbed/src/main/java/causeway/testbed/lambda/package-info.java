/// In: a stack's functions and the messages of their queues. Out: the functions run, each in a
/// process under AWS's own runtime interface client.
@NullMarked
package causeway.testbed.lambda;

import org.jspecify.annotations.NullMarked;
