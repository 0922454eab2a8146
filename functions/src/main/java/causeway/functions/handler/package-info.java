/// In: a batch of SQS messages and the environment. Out: a pass, and which messages to see again.
@NullMarked
package causeway.functions.handler;

import org.jspecify.annotations.NullMarked;
