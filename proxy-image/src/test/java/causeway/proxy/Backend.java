package causeway.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// A server on loopback whose connections a test takes one by one.
final class Backend implements AutoCloseable {
  private final ServerSocket server;

  private Backend(ServerSocket server) throws IOException {
    this.server = server;
    server.setSoTimeout(Peer.DEADLINE_MILLIS);
  }

  static Backend open() throws IOException {
    return open("127.0.0.1", 0);
  }

  static Backend open(String address, int port) throws IOException {
    ServerSocket server = new ServerSocket();
    server.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port), 512);
    return new Backend(server);
  }

  int port() {
    return server.getLocalPort();
  }

  Peer accept() throws IOException {
    return new Peer(server.accept());
  }

  /// Accepts no more.
  void stop() throws IOException {
    server.close();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
