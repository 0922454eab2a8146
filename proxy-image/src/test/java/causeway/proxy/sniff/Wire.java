package causeway.proxy.sniff;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Bytes of TLS structures, written by hand.
final class Wire {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  static Wire of() {
    return new Wire();
  }

  Wire u8(int value) {
    out.write(value);
    return this;
  }

  Wire u16(int value) {
    return u8(value >> 8).u8(value);
  }

  Wire u24(int value) {
    return u8(value >> 16).u16(value);
  }

  Wire bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  Wire text(String latin1) {
    return bytes(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  Wire filler(int count) {
    for (int i = 0; i < count; i++) {
      u8(i * 31 + 7);
    }
    return this;
  }

  Wire vector8(byte[] content) {
    return u8(content.length).bytes(content);
  }

  Wire vector16(byte[] content) {
    return u16(content.length).bytes(content);
  }

  byte[] done() {
    return out.toByteArray();
  }
}
