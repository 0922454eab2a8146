/// In: connections. Out: each gathered, named, decided, dialled and handed to the relay, or told
/// goodbye.
@NullMarked
package causeway.proxy.accept;

import org.jspecify.annotations.NullMarked;
