package causeway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Whole TLS connections of the JDK's client and server, and transfers larger than every buffer.
final class TransferTest {
  private static final int BIG = 24 << 20;

  private static SSLSocket client(Peer peer, String name) throws IOException {
    SSLSocket client =
        (SSLSocket) TestTls.CONTEXT.getSocketFactory().createSocket(peer.socket, name, 443, true);
    SSLParameters parameters = client.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(name)));
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    client.setSSLParameters(parameters);
    return client;
  }

  private static SSLSocket server(Peer peer) throws IOException {
    SSLSocket server =
        (SSLSocket) TestTls.CONTEXT.getSocketFactory().createSocket(peer.socket, null, true);
    server.setUseClientMode(false);
    return server;
  }

  /// Writes `count` bytes of a seed and gives their digest.
  private static Callable<String> writing(OutputStream out, long seed, int count) {
    return () -> {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      Random random = new Random(seed);
      byte[] block = new byte[50_000];
      for (int left = count; left > 0; left -= block.length) {
        random.nextBytes(block);
        int size = Math.min(left, block.length);
        out.write(block, 0, size);
        digest.update(block, 0, size);
      }
      out.flush();
      return HexFormat.of().formatHex(digest.digest());
    };
  }

  private static Callable<String> reading(InputStream in, int count) {
    return () -> {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] block = new byte[64 * 1024];
      for (int left = count; left > 0; ) {
        int read = in.read(block, 0, Math.min(left, block.length));
        if (read < 0) {
          throw new IOException("ended " + left + " bytes early");
        }
        digest.update(block, 0, read);
        left -= read;
      }
      return HexFormat.of().formatHex(digest.digest());
    };
  }

  @Test
  void bigTransfersBothWaysAtOnceArriveWhole() throws Exception {
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend);
        Peer near = proxy.connect();
        SSLSocket client = client(near, Farm.ALLOWED);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> up = threads.submit(writing(client.getOutputStream(), 1, BIG));
      try (Peer far = backend.accept();
          SSLSocket server = server(far)) {
        Future<String> down = threads.submit(writing(server.getOutputStream(), 2, BIG));
        Future<String> received = threads.submit(reading(client.getInputStream(), BIG));
        assertThat(reading(server.getInputStream(), BIG).call()).isEqualTo(up.get());
        assertThat(received.get()).isEqualTo(down.get());
      }
      near.hangUp();
      JsonNode record = proxy.record();
      assertThat(record.path("bytesUp").asLong()).isGreaterThan(BIG);
      assertThat(record.path("bytesDown").asLong()).isGreaterThan(BIG);
    }
  }

  @Test
  void theClientReadsWhyItIsRefused() throws Exception {
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend);
        Peer near = proxy.connect();
        SSLSocket client = client(near, Farm.DENIED)) {
      SSLException refused =
          org.junit.jupiter.api.Assertions.assertThrows(SSLException.class, client::startHandshake);
      assertThat(refused).hasMessageContaining("access_denied");
    }
  }

  @Test
  void aSlowReaderHoldsTheSenderBack() throws Exception {
    byte[] hello = TestTls.hello(Farm.ALLOWED);
    int total = 128 << 20;
    // What the kernels of this machine may hold between sender and reader, and what the proxy may.
    int most = 40 << 20;
    AtomicLong sent = new AtomicLong();
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend);
        Peer client = proxy.connect().send(hello);
        Peer server = backend.accept();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      server.read(hello.length);
      Future<?> sending = threads.submit(sending(server, total, sent));
      long before = untilStalled(sending, sent);
      assertThat(before).isLessThan(most);
      assertThat(client.read(total)).hasSize(total);
      sending.get();
      client.reset();
    }
  }

  /// A peer that has ended its half waits for the rest, however slowly it reads.
  @Test
  void aSlowReaderMayHaveEndedItsHalf() throws Exception {
    byte[] hello = TestTls.hello(Farm.ALLOWED);
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend);
        Peer client = proxy.connect().send(hello);
        Peer server = backend.accept()) {
      server.read(hello.length);
      client.endOutput();
      server.expectEnd();
      sendsAllToSlowReader(server, client);
      assertThat(proxy.record().path("close").asString()).isEqualTo("client-closed");
    }
  }

  @Test
  void aSlowServerMayHaveEndedItsHalf() throws Exception {
    byte[] hello = TestTls.hello(Farm.ALLOWED);
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend);
        Peer client = proxy.connect().send(hello);
        Peer server = backend.accept()) {
      server.read(hello.length);
      server.endOutput();
      client.expectEnd();
      sendsAllToSlowReader(client, server);
      assertThat(proxy.record().path("close").asString()).isEqualTo("upstream-closed");
    }
  }

  private static void sendsAllToSlowReader(Peer sender, Peer reader) throws Exception {
    int total = 64 << 20;
    AtomicLong sent = new AtomicLong();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> sending = threads.submit(sending(sender, total, sent));
      assertThat(untilStalled(sending, sent)).isLessThan(total);
      assertThat(reader.read(total)).hasSize(total);
      sending.get();
    }
    sender.endOutput();
    reader.expectEnd();
  }

  private static Callable<?> sending(Peer peer, int total, AtomicLong sent) {
    return () -> {
      byte[] block = new byte[1 << 20];
      while (sent.get() < total) {
        peer.send(block);
        sent.addAndGet(block.length);
      }
      return total;
    };
  }

  /// Nothing moves any more once all buffers are full.
  ///
  /// @return bytes sent until then
  private static long untilStalled(Future<?> sending, AtomicLong sent) {
    long before;
    do {
      before = sent.get();
      org.junit.jupiter.api.Assertions.assertThrows(
          java.util.concurrent.TimeoutException.class,
          () -> sending.get(500, TimeUnit.MILLISECONDS));
    } while (sent.get() != before);
    return before;
  }
}
