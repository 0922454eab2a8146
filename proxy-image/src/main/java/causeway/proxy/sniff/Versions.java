package causeway.proxy.sniff;

/// TLS versions by number and name.
final class Versions {
  private static final int TLS_1_0 = 0x0301;
  private static final int TLS_1_3 = 0x0304;

  private Versions() {}

  /// The highest known version of a `supported_versions` extension; reserved values that clients
  /// sprinkle in (GREASE) are passed over. 0 when none is known.
  static int highest(Cursor content) {
    Cursor list = content.vector(1, 2, 0xfe, "supported versions");
    content.mustBeAtEnd();
    if (list.remaining() % 2 != 0) {
      throw new Malformed(
          "ClientHello: supported versions of " + list.remaining() + " bytes are not whole pairs");
    }
    int highest = 0;
    while (list.remaining() > 0) {
      int version = list.u16("supported version");
      if (version <= TLS_1_3 && version > highest) {
        highest = version;
      }
    }
    return highest;
  }

  static String name(int version) {
    if (version == 0x0300) {
      return "SSLv3";
    }
    if (version >= TLS_1_0 && version <= TLS_1_3) {
      return "TLSv1." + (version - TLS_1_0);
    }
    return "0x%04x".formatted(version);
  }
}
