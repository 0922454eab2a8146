package causeway.proxy.sniff;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/// ClientHellos written, and read, by the JDK's own TLS.
final class RealHellos {
  private static final SSLContext CONTEXT = context();

  private RealHellos() {}

  static byte[] hello(@Nullable String name, List<String> protocols, List<String> alpn) {
    SSLEngine engine = CONTEXT.createSSLEngine();
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(protocols.toArray(new String[0]));
    parameters.setApplicationProtocols(alpn.toArray(new String[0]));
    if (name != null) {
      parameters.setServerNames(List.of(new SNIHostName(name)));
    }
    engine.setSSLParameters(parameters);
    ByteBuffer out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    try {
      engine.wrap(ByteBuffer.allocate(0), out);
    } catch (SSLException e) {
      throw new IllegalStateException(e);
    }
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  /// The name a JDK server asks its matcher about; null when it asks about none, whether it refused
  /// the hello before or found no name.
  static @Nullable String nameSeenByServer(byte[] hello) {
    SSLEngine engine = CONTEXT.createSSLEngine();
    engine.setUseClientMode(false);
    Seen seen = new Seen();
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setSNIMatchers(List.of(seen));
    engine.setSSLParameters(parameters);
    try {
      engine.unwrap(ByteBuffer.wrap(hello), ByteBuffer.allocate(64 * 1024));
      for (Runnable task = engine.getDelegatedTask(); task != null; ) {
        task.run();
        task = engine.getDelegatedTask();
      }
    } catch (SSLException | RuntimeException refused) {
      return seen.name;
    }
    return seen.name;
  }

  private static SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Seen extends SNIMatcher {
    private @Nullable String name;

    Seen() {
      super(0);
    }

    @Override
    public boolean matches(SNIServerName serverName) {
      name = new String(serverName.getEncoded(), java.nio.charset.StandardCharsets.ISO_8859_1);
      return true;
    }
  }
}
