package causeway.proxy.sniff;

import org.jspecify.annotations.Nullable;

/// Leaves the parse at the first broken rule; never leaves the package. It has no stack trace, so a
/// flood of bad hellos costs no more than good ones.
final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final SniffReason reason;
  private final String sentence;
  private final @Nullable String serverName;

  Malformed(String sentence) {
    this(SniffReason.MALFORMED_HELLO, sentence, null);
  }

  Malformed(SniffReason reason, String sentence, @Nullable String serverName) {
    super(sentence, null, false, false);
    this.reason = reason;
    this.sentence = sentence;
    this.serverName = serverName;
  }

  Sniffed.Refused refused() {
    return new Sniffed.Refused(reason.code(), sentence, serverName);
  }
}
