package causeway.proxy.sniff;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of a ClientHello (RFC 8446, section 4.1.2; RFC 5246, section 7.4.1.2), from its version
/// to its last extension. The whole body is walked before anything is concluded: a name read from a
/// broken hello is a guess about what the server will read.
final class HelloBody {
  private static final int SERVER_NAME = 0;
  private static final int ALPN = 16;
  private static final int SUPPORTED_VERSIONS = 43;
  private static final int ENCRYPTED_CLIENT_HELLO = 0xfe0d;

  private @Nullable String serverName;
  private @Nullable Malformed badName;
  private List<String> alpn = List.of();
  private boolean ech;
  private int version;

  private HelloBody() {}

  /// @param bytes exactly the body, from index 0 to the limit
  static Sniffed read(ByteBuffer bytes, int helloLength) {
    HelloBody body = new HelloBody();
    body.walk(new Cursor(bytes, 0, bytes.limit(), "ClientHello"));
    if (body.badName != null) {
      throw body.badName;
    }
    if (body.serverName == null) {
      throw new Malformed(
          SniffReason.NO_SERVER_NAME,
          "the ClientHello names no server; the client must send SNI",
          null);
    }
    return new Sniffed.Tls(
        body.serverName, body.alpn, body.ech, helloLength, Versions.name(body.version));
  }

  private void walk(Cursor hello) {
    version = hello.u16("version");
    if (version >> 8 != 3) {
      throw new Malformed("ClientHello: version 0x%04x is not one of TLS".formatted(version));
    }
    hello.skip(32, "random");
    hello.vector(1, 0, 32, "session id");
    Cursor suites = hello.vector(2, 2, 0xfffe, "cipher suites");
    if (suites.remaining() % 2 != 0) {
      throw new Malformed(
          "ClientHello: cipher suites of " + suites.remaining() + " bytes are not whole pairs");
    }
    hello.vector(1, 1, 0xff, "compression methods");
    if (hello.remaining() == 0) {
      return; // before TLS 1.3 the extensions may be left out altogether
    }
    Cursor extensions = hello.vector(2, 0, 0xffff, "extensions");
    hello.mustBeAtEnd();
    ExtensionTypes seen = new ExtensionTypes();
    while (extensions.remaining() > 0) {
      int type = extensions.u16("extension type");
      int length = extensions.length(2, 0, 0xffff, "extension", type);
      if (!seen.add(type)) {
        throw new Malformed("ClientHello: extension " + type + " is there twice");
      }
      switch (type) {
        case SERVER_NAME, ALPN, SUPPORTED_VERSIONS, ENCRYPTED_CLIENT_HELLO ->
            extension(type, extensions.take(length, "extension", type));
        default -> extensions.skip(length, "extension"); // the server's business
      }
    }
  }

  private void extension(int type, Cursor content) {
    switch (type) {
      case SERVER_NAME -> name(content);
      case ALPN -> alpn = protocols(content);
      case SUPPORTED_VERSIONS -> version = Versions.highest(content);
      default -> {
        ech = true;
        encrypted(content);
      }
    }
  }

  /// A name that must be refused is kept until the rest has been walked: a fault of structure
  /// further on outranks it, as it does for a hello without a name.
  private void name(Cursor content) {
    try {
      serverName = ServerName.read(content);
    } catch (Malformed bad) {
      badName = bad;
    }
  }

  private static List<String> protocols(Cursor content) {
    Cursor list = content.vector(2, 2, 0xffff, "ALPN list");
    content.mustBeAtEnd();
    List<String> kept = new ArrayList<>(4);
    while (list.remaining() > 0) {
      int length = list.length(1, 1, 0xff, "ALPN protocol", -1);
      if (kept.size() < ClientHelloReader.ALPN_KEPT) {
        kept.add(list.take(length, "ALPN protocol", -1).latin1());
      } else {
        list.skip(length, "ALPN protocol");
      }
    }
    return kept;
  }

  /// The outer form has a suite, a configuration id, a key and a payload; the inner one is a
  /// marker.
  private static void encrypted(Cursor content) {
    int form = content.u8("encrypted ClientHello type");
    if (form == 0) {
      content.skip(5, "encrypted ClientHello suite");
      content.vector(2, 0, 0xffff, "encrypted ClientHello key");
      content.vector(2, 1, 0xffff, "encrypted ClientHello payload");
    } else if (form != 1) {
      throw new Malformed("ClientHello: encrypted ClientHello of unknown type " + form);
    }
    content.mustBeAtEnd();
  }
}
