package causeway.proxy.sniff;

import java.nio.ByteBuffer;

/// Reads the fields of one TLS vector in order and never past its end. Every length a peer claims
/// passes [#vector], which compares it with the bytes that are there.
final class Cursor {
  private final ByteBuffer bytes;
  private final String what;
  private final int number;
  private int at;
  private final int end;

  /// @param what what is being read, for messages, such as `ALPN list`
  Cursor(ByteBuffer bytes, int start, int end, String what) {
    this(bytes, start, end, what, -1);
  }

  private Cursor(ByteBuffer bytes, int start, int end, String what, int number) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
    this.what = what;
    this.number = number;
  }

  int remaining() {
    return end - at;
  }

  int u8(String field) {
    require(1, field);
    return bytes.get(at++) & 0xff;
  }

  int u16(String field) {
    require(2, field);
    int value = bytes.getShort(at) & 0xffff;
    at += 2;
    return value;
  }

  void skip(int count, String field) {
    require(count, field);
    at += count;
  }

  /// The content of a vector whose length stands before it in `lengthBytes` (1 or 2) bytes.
  Cursor vector(int lengthBytes, int min, int max, String field) {
    return take(length(lengthBytes, min, max, field, -1), field, -1);
  }

  /// Reads the length of a vector and checks that all of it is there. The content stays to be
  /// [taken][#take] or [skipped][#skip]; skipping costs no memory, and a hello may hold thousands.
  ///
  /// @param number of the field, for messages; negative when it has none
  int length(int lengthBytes, int min, int max, String field, int number) {
    int length = lengthBytes == 1 ? u8(field) : u16(field);
    if (length < min || length > max) {
      throw new Malformed(
          "ClientHello: %s of %d bytes is not within %d to %d"
              .formatted(named(field, number), length, min, max));
    }
    if (end - at < length) {
      throw tooShort(length, named(field, number));
    }
    return length;
  }

  /// The next `length` bytes, which [#length] found to be there.
  Cursor take(int length, String field, int number) {
    Cursor content = new Cursor(bytes, at, at + length, field, number);
    at += length;
    return content;
  }

  /// The rest, one `char` a byte.
  String latin1() {
    byte[] copy = new byte[remaining()];
    bytes.get(at, copy);
    at = end;
    return new String(copy, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  void mustBeAtEnd() {
    if (at != end) {
      throw new Malformed(
          "ClientHello: %d trailing bytes in the %s".formatted(end - at, named(what, number)));
    }
  }

  private void require(int count, String field) {
    if (end - at < count) {
      throw tooShort(count, field);
    }
  }

  private Malformed tooShort(int count, String field) {
    return new Malformed(
        "ClientHello: %s needs %d bytes where the %s has %d left"
            .formatted(field, count, named(what, number), end - at));
  }

  private static String named(String field, int number) {
    return number < 0 ? field : field + " " + number;
  }
}
