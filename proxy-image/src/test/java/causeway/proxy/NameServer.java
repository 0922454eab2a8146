package causeway.proxy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A DNS server on loopback that gives every name one address, or no answer at all.
final class NameServer implements AutoCloseable {
  private final DatagramSocket socket;
  private final @Nullable InetAddress answer;
  private final int ttl;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch question = new CountDownLatch(1);

  private NameServer(@Nullable InetAddress answer, int ttl) throws IOException {
    this.socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
    this.answer = answer;
    this.ttl = ttl;
    Thread.ofVirtual().start(this::serve);
  }

  static NameServer answering(String address, int ttlSeconds) throws IOException {
    return new NameServer(InetAddress.ofLiteral(address), ttlSeconds);
  }

  static NameServer silent() throws IOException {
    return new NameServer(null, 0);
  }

  int port() {
    return socket.getLocalPort();
  }

  List<String> asked() {
    return List.copyOf(asked);
  }

  void awaitQuestion() throws InterruptedException {
    if (!question.await(Peer.DEADLINE_MILLIS, TimeUnit.MILLISECONDS)) {
      throw new AssertionError("nobody asked");
    }
  }

  private void serve() {
    byte[] buffer = new byte[1500];
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        ByteBuffer query = ByteBuffer.wrap(buffer, 0, packet.getLength());
        asked.add(name(query));
        question.countDown();
        if (answer != null) {
          byte[] reply = reply(query, answer);
          socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
        }
      }
    } catch (IOException closed) {
      socket.close();
    }
  }

  private static String name(ByteBuffer query) {
    query.position(12);
    StringBuilder name = new StringBuilder();
    for (int length = query.get(); length > 0; length = query.get()) {
      byte[] label = new byte[length];
      query.get(label);
      name.append(name.isEmpty() ? "" : ".")
          .append(new String(label, java.nio.charset.StandardCharsets.US_ASCII));
    }
    return name.toString();
  }

  /// The question (which ends four bytes after where `query` stands), and one A record for it.
  private byte[] reply(ByteBuffer query, InetAddress address) {
    int end = query.position() + 4;
    byte[] question = new byte[end - 12];
    query.get(12, question);
    return ByteBuffer.allocate(12 + question.length + 16)
        .putShort(query.getShort(0))
        .putShort((short) 0x8180)
        .putShort((short) 1)
        .putShort((short) 1)
        .putInt(0)
        .put(question)
        .putShort((short) 0xc00c)
        .putShort((short) 1)
        .putShort((short) 1)
        .putInt(ttl)
        .putShort((short) 4)
        .put(address.getAddress())
        .array();
  }

  @Override
  public void close() {
    socket.close();
  }
}
