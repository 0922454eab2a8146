package causeway.proxy.sniff;

import java.nio.ByteBuffer;

/// Reads the ClientHello at the start of a TLS connection without consuming it: the same bytes go
/// on to the server untouched.
///
/// The TLS record layer may cut the hello into records at any byte, and TCP may cut the records
/// anywhere, so a call gets everything received so far and either decides or says how much is
/// missing. Reading goes from left to right and each check looks only at bytes already passed, so
/// once a prefix of the bytes is decided, no longer prefix is decided otherwise.
///
/// **Cost.** A call costs time in proportion to the bytes shown, and memory only for what it
/// returns (and, for a complete hello in several records, one copy of it). A caller that asked
/// again after every byte would pay quadratically, so it keeps [Sniffed.NeedMore#atLeast] and stays
/// away until that many bytes are there. That bound is exact for the rest of the hello sent in full
/// records; a client that sends one-byte records gains a sixth of the rest with each round, so even
/// then 64 KiB take fewer than a hundred calls.
///
/// Sources: RFC 8446 sections 4.1.2, 4.2 and 5.1; RFC 6066 section 3; RFC 7301 section 3.1; RFC
/// 9849 section 5.
public final class ClientHelloReader {
  /// The limit when configuration says nothing: far above any real hello (post-quantum key shares
  /// and a few session tickets stay below 16 KiB), far below harm.
  public static final int DEFAULT_LIMIT_BYTES = 64 * 1024;

  /// How many ALPN protocols are kept; all are checked.
  public static final int ALPN_KEPT = 16;

  private static final int HANDSHAKE_RECORD = 22;
  private static final int CLIENT_HELLO = 1;
  private static final int RECORD_HEADER = 5;
  private static final int MESSAGE_HEADER = 4;
  private static final int MAX_RECORD = 1 << 14;

  private final ByteBuffer bytes;
  private final int base;
  private final int length;
  private final int limit;

  /// Index, from the start of the connection, of the record being read.
  private int record;

  /// Handshake bytes in the records before it.
  private int gathered;

  /// Length of the handshake message with its header; 0 until the header is known.
  private int message;

  /// The message's length as far as it has been read.
  private int announced;

  private ClientHelloReader(ByteBuffer bytes, int limit) {
    this.bytes = bytes;
    this.base = bytes.position();
    this.length = bytes.remaining();
    this.limit = limit;
  }

  /// Looks at all bytes received so far, from the buffer's position to its limit, moving neither.
  ///
  /// @param limitBytes bytes on the wire, record headers included, within which the hello must end
  public static Sniffed read(ByteBuffer peeked, int limitBytes) {
    ByteBuffer view = peeked.duplicate(); // big-endian, whatever the caller's order
    try {
      return new ClientHelloReader(view, limitBytes).read();
    } catch (Malformed malformed) {
      return malformed.refused();
    }
  }

  private Sniffed read() {
    if (length == 0) {
      return new Sniffed.NeedMore(1);
    }
    int first = u8(0);
    if (first != HANDSHAKE_RECORD) {
      return OtherProtocol.isUndecided(first) && length < OtherProtocol.ENOUGH
          ? new Sniffed.NeedMore(OtherProtocol.ENOUGH)
          : OtherProtocol.refuse(bytes, base, length);
    }
    while (message == 0 || gathered < message) {
      int wanted = record + RECORD_HEADER + missing(gathered);
      checkLimit(wanted);
      if (!hasRecordHeader()) {
        return new Sniffed.NeedMore(wanted);
      }
      int content = recordLength();
      int end = record + RECORD_HEADER + content;
      checkLimit(
          wantedAfter(end, content)); // by the record's header alone, as its bytes come first
      readMessageHeader(content);
      wanted = wantedAfter(end, content);
      checkLimit(wanted);
      if (message != 0 && gathered + content > message) {
        throw new Malformed("ClientHello: more handshake bytes follow it in its record");
      }
      if (length < end) {
        return new Sniffed.NeedMore(wanted);
      }
      gathered += content;
      record = end;
    }
    return HelloBody.read(body(), record);
  }

  /// Bytes wanted from the start of the connection, given a record of `content` that ends at `end`.
  private int wantedAfter(int end, int content) {
    int rest = missing(gathered + content);
    return end + (rest == 0 ? 0 : RECORD_HEADER + rest);
  }

  /// Bytes still to come of what is known of the message once `have` of them are there, with the
  /// headers of all records but the first that carries them.
  private int missing(int have) {
    int rest = (message == 0 ? MESSAGE_HEADER : message) - have;
    return rest <= 0 ? 0 : rest + (rest - 1) / MAX_RECORD * RECORD_HEADER;
  }

  private void checkLimit(int wanted) {
    if (wanted > limit) {
      throw new Malformed(
          SniffReason.HELLO_TOO_LARGE,
          "the ClientHello needs at least " + wanted + " bytes; the limit is " + limit,
          null);
    }
  }

  private boolean hasRecordHeader() {
    if (record < length && u8(record) != HANDSHAKE_RECORD) {
      throw new Malformed(
          "ClientHello: a TLS record of type " + u8(record) + " comes before its end");
    }
    if (record + 1 < length && u8(record + 1) != 3) {
      if (record == 0) {
        throw new Malformed(
            SniffReason.NOT_TLS,
            "the first bytes are 0x16 0x%02x, where a TLS handshake begins with 0x16 0x03"
                .formatted(u8(1)),
            null);
      }
      throw new Malformed("ClientHello: record version " + u8(record + 1) + ".x is not one of TLS");
    }
    return record + RECORD_HEADER <= length;
  }

  private int recordLength() {
    int content = u8(record + 3) << 8 | u8(record + 4);
    if (content == 0) {
      throw new Malformed(
          SniffReason.ZERO_LENGTH_RECORD, "a TLS handshake record has no content", null);
    }
    if (content > MAX_RECORD) {
      throw new Malformed(
          SniffReason.RECORD_TOO_LARGE,
          "a TLS record announces " + content + " bytes; a plaintext record has at most 16384",
          null);
    }
    return content;
  }

  /// Reads what the record adds to the four bytes before the message: its type and its length.
  private void readMessageHeader(int content) {
    int at = record + RECORD_HEADER;
    int stop = Math.min(at + Math.min(content, MESSAGE_HEADER - gathered), length);
    for (int index = gathered; at < stop; at++, index++) {
      int value = u8(at);
      if (index == 0 && value != CLIENT_HELLO) {
        throw new Malformed(
            "the first TLS handshake message is of type " + value + ", not a ClientHello");
      }
      announced = index == 0 ? 0 : announced << 8 | value;
      if (index == MESSAGE_HEADER - 1) {
        message = MESSAGE_HEADER + announced;
      }
    }
  }

  /// The message without its header: in place when one record holds it, else put together.
  private ByteBuffer body() {
    int inFirst = u8(3) << 8 | u8(4);
    if (inFirst == message) {
      return bytes.slice(base + RECORD_HEADER + MESSAGE_HEADER, message - MESSAGE_HEADER);
    }
    byte[] whole = new byte[message];
    int filled = 0;
    for (int at = 0; filled < message; ) {
      int content = u8(at + 3) << 8 | u8(at + 4);
      bytes.get(base + at + RECORD_HEADER, whole, filled, content);
      filled += content;
      at += RECORD_HEADER + content;
    }
    return ByteBuffer.wrap(whole, MESSAGE_HEADER, message - MESSAGE_HEADER).slice();
  }

  private int u8(int index) {
    return bytes.get(base + index) & 0xff;
  }
}
