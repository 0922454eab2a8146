/// In: the first bytes a client sent, peeked. Out: a [causeway.proxy.sniff.Sniffed], which server
/// the client names; bytes and numbers only, no channel, no clock.
@NullMarked
package causeway.proxy.sniff;

import org.jspecify.annotations.NullMarked;
