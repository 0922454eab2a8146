package causeway.proxy.sniff;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Names the protocol of a client that does not speak TLS, so that the record says what went to the
/// wrong port.
final class OtherProtocol {
  /// Bytes that tell the protocols below apart.
  static final int ENOUGH = 5;

  private static final List<String> HTTP =
      List.of(
          "GET ", "HEAD ", "POST ", "PUT ", "DELET", "OPTIO", "PATCH", "CONNE", "TRACE", "PRI ");

  private OtherProtocol() {}

  /// Whether the first byte alone leaves open which protocol this is.
  static boolean isUndecided(int first) {
    return (first & 0x80) != 0 || first == '\r' || (first >= 'A' && first <= 'Z');
  }

  /// @param start index of the first of at least [#ENOUGH] bytes, or fewer if the first decides
  static Sniffed.Refused refuse(ByteBuffer bytes, int start, int length) {
    return new Sniffed.Refused(
        SniffReason.NOT_TLS.code(), sentence(bytes, start, Math.min(length, ENOUGH)), null);
  }

  private static String sentence(ByteBuffer bytes, int start, int length) {
    byte[] head = new byte[length];
    bytes.get(start, head);
    String text = new String(head, StandardCharsets.ISO_8859_1);
    for (String method : HTTP) {
      if (text.startsWith(method)) {
        return "the client speaks plain HTTP where TLS is expected; use https";
      }
    }
    if (text.startsWith("SSH-")) {
      return "the client speaks SSH where TLS is expected";
    }
    if (text.equals("PROXY") || text.equals("\r\n\r\n\0")) {
      return "the client sends a PROXY protocol header, which is read only from the load balancer's"
          + " networks";
    }
    if (length >= ENOUGH
        && (head[0] & 0x80) != 0
        && head[2] == 1
        && (head[3] == 0 || head[3] == 3)) {
      return "the client sends an SSLv2 hello, which no TLS server accepts any more";
    }
    return "the first byte is 0x%02x, where a TLS handshake begins with 0x16"
        .formatted(head[0] & 0xff);
  }
}
