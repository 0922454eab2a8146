package causeway.proxy.sniff;

import org.jspecify.annotations.Nullable;

/// The server name extension (RFC 6066, section 3), read so that no two readers can take two
/// different names from it: one entry, of type host name, of bytes that host names have.
final class ServerName {
  private static final int HOST_NAME = 0;
  private static final int MAX_LENGTH = 255;

  private ServerName() {}

  static String read(Cursor extension) {
    Cursor list = extension.vector(2, 1, 0xffff, "server name list");
    extension.mustBeAtEnd();
    int entries = 0;
    int type = HOST_NAME;
    @Nullable Cursor name = null;
    while (list.remaining() > 0) {
      int entryType = list.u8("server name type");
      int length = list.length(2, 0, 0xffff, "server name", -1);
      if (entries++ == 0) {
        type = entryType;
        name = list.take(length, "server name", -1);
      } else {
        list.skip(length, "server name");
      }
    }
    if (entries > 1 || name == null) {
      throw new Malformed(
          SniffReason.SEVERAL_SERVER_NAMES,
          "the ClientHello holds " + entries + " server names; a client must send one",
          null);
    }
    if (type != HOST_NAME) {
      throw new Malformed(
          SniffReason.SERVER_NAME_NOT_HOST,
          "the server name is of type " + type + ", which is not a host name",
          null);
    }
    return hostName(name);
  }

  private static String hostName(Cursor bytes) {
    int length = bytes.remaining();
    if (length == 0) {
      throw new Malformed(
          SniffReason.EMPTY_SERVER_NAME, "the ClientHello names a server of no letters", null);
    }
    if (length > MAX_LENGTH) {
      throw new Malformed(
          SniffReason.SERVER_NAME_NOT_HOST,
          "the server name has " + length + " bytes; a host name has at most " + MAX_LENGTH,
          null);
    }
    String name = bytes.latin1();
    for (int i = 0; i < length; i++) {
      char c = name.charAt(i);
      if (!isHostByte(c)) {
        throw new Malformed(
            SniffReason.SERVER_NAME_NOT_HOST,
            "byte %d of the server name is 0x%02x, which no host name has"
                .formatted(i + 1, (int) c),
            printable(name));
      }
    }
    return name;
  }

  private static boolean isHostByte(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_';
  }

  private static String printable(String latin1) {
    StringBuilder out = new StringBuilder(latin1.length());
    for (int i = 0; i < latin1.length(); i++) {
      char c = latin1.charAt(i);
      if (c > ' ' && c < 0x7f && c != '\\') {
        out.append(c);
      } else {
        out.append("\\x%02x".formatted((int) c));
      }
    }
    return out.toString();
  }
}
