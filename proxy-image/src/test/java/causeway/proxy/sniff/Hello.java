package causeway.proxy.sniff;

import java.util.ArrayList;
import java.util.List;

/// A ClientHello made by hand, field by field.
final class Hello {
  private int version = 0x0303;
  private byte[] sessionId = Wire.of().filler(32).done();
  private byte[] suites = Wire.of().u16(0x1301).u16(0x1302).u16(0xc02f).done();
  private byte[] compressions = {0};
  private final List<byte[]> extensions = new ArrayList<>();
  private boolean noExtensions;
  private byte[] trailing = {};

  /// What a client of today sends for `name`.
  static Hello modern(String name) {
    return new Hello().grease(0x2a2a).sni(name).versions(0x0304, 0x0303).alpn("h2", "http/1.1");
  }

  /// `modern`, with the key shares of a post-quantum client.
  static Hello postQuantum(String name) {
    return modern(name).keyShares(0x11ec, 1216, 0x001d, 32, 0x0018, 97).padding(180);
  }

  Hello version(int value) {
    version = value;
    return this;
  }

  Hello sessionId(byte[] id) {
    sessionId = id;
    return this;
  }

  Hello suites(byte[] raw) {
    suites = raw;
    return this;
  }

  Hello compressions(byte... raw) {
    compressions = raw;
    return this;
  }

  Hello extension(int type, byte[] content) {
    extensions.add(Wire.of().u16(type).vector16(content).done());
    return this;
  }

  /// An extension whose length field lies.
  Hello lyingExtension(int type, int length, byte[] content) {
    extensions.add(Wire.of().u16(type).u16(length).bytes(content).done());
    return this;
  }

  Hello sni(String... names) {
    Wire list = Wire.of();
    for (String name : names) {
      list.u8(0).vector16(Wire.of().text(name).done());
    }
    return extension(0, Wire.of().vector16(list.done()).done());
  }

  Hello alpn(String... protocols) {
    Wire list = Wire.of();
    for (String protocol : protocols) {
      list.vector8(Wire.of().text(protocol).done());
    }
    return extension(16, Wire.of().vector16(list.done()).done());
  }

  Hello versions(int... values) {
    Wire list = Wire.of();
    for (int value : values) {
      list.u16(value);
    }
    return extension(43, Wire.of().vector8(list.done()).done());
  }

  /// Pairs of a group and the size of its key.
  Hello keyShares(int... groupsAndSizes) {
    Wire shares = Wire.of();
    for (int i = 0; i < groupsAndSizes.length; i += 2) {
      shares.u16(groupsAndSizes[i]).vector16(Wire.of().filler(groupsAndSizes[i + 1]).done());
    }
    return extension(51, Wire.of().vector16(shares.done()).done());
  }

  Hello grease(int type) {
    return extension(type, new byte[0]);
  }

  Hello padding(int size) {
    return extension(21, new byte[size]);
  }

  Hello sessionTicket(int size) {
    return extension(35, Wire.of().filler(size).done());
  }

  Hello preSharedKey(int ticketSize) {
    byte[] identity = Wire.of().vector16(Wire.of().filler(ticketSize).done()).u16(0).u16(9).done();
    byte[] binders = Wire.of().vector8(Wire.of().filler(32).done()).done();
    return extension(41, Wire.of().vector16(identity).vector16(binders).done());
  }

  Hello encryptedOuter(int payload) {
    return extension(
        0xfe0d,
        Wire.of()
            .u8(0)
            .u16(1)
            .u16(1)
            .u8(7)
            .vector16(Wire.of().filler(32).done())
            .vector16(Wire.of().filler(payload).done())
            .done());
  }

  Hello withoutExtensions() {
    noExtensions = true;
    return this;
  }

  Hello trailing(byte... bytes) {
    trailing = bytes;
    return this;
  }

  /// The handshake message: type, length, body.
  byte[] message() {
    Wire body = Wire.of().u16(version).filler(32).vector8(sessionId).vector16(suites);
    body.vector8(compressions);
    if (!noExtensions) {
      Wire all = Wire.of();
      extensions.forEach(all::bytes);
      body.vector16(all.done());
    }
    byte[] bytes = body.bytes(trailing).done();
    return Wire.of().u8(1).u24(bytes.length).bytes(bytes).done();
  }

  /// In one TLS record.
  byte[] record() {
    return records(1 << 14);
  }

  /// In TLS records of at most `size` bytes of content.
  byte[] records(int size) {
    return records(message(), size);
  }

  static byte[] records(byte[] message, int size) {
    Wire out = Wire.of();
    for (int at = 0; at < message.length; at += size) {
      int length = Math.min(size, message.length - at);
      out.u8(22).u16(0x0301).vector16(java.util.Arrays.copyOfRange(message, at, at + length));
    }
    return out.done();
  }
}
