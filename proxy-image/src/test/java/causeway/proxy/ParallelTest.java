package causeway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Many connections of every fate at once: a record each, and no buffer lost.
final class ParallelTest {
  private static final int CONNECTIONS = 200;

  @Test
  void manyAtOnceLeakNothing() throws Exception {
    Queue<String> leaks = new ConcurrentLinkedQueue<>();
    ResourceLeakDetector.Level before = ResourceLeakDetector.getLevel();
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    Handler handler = new LeakReports(leaks);
    REPORTS.addHandler(handler);
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> echo = threads.submit(() -> echo(backend, threads));
      List<Future<String>> clients = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        int number = i;
        clients.add(threads.submit(() -> client(proxy, number)));
      }
      for (Future<String> client : clients) {
        assertThat(client.get()).isEqualTo("ok");
      }
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        JsonNode record = proxy.record();
        ids.add(record.path("id").asString());
      }
      assertThat(ids).doesNotHaveDuplicates();
      backend.stop();
      echo.cancel(true);
    }
    // Leaks are found when the collector has run and the next buffer is taken.
    for (int i = 0; i < 10; i++) {
      System.gc();
      for (int j = 0; j < 100; j++) {
        ByteBufAllocator.DEFAULT.directBuffer(16).release();
      }
    }
    REPORTS.removeHandler(handler);
    ResourceLeakDetector.setLevel(before);
    assertThat(leaks).isEmpty();
  }

  private static final Logger REPORTS = Logger.getLogger(ResourceLeakDetector.class.getName());

  private static final class LeakReports extends Handler {
    private final Queue<String> leaks;

    LeakReports(Queue<String> leaks) {
      this.leaks = leaks;
    }

    @Override
    public void publish(LogRecord record) {
      leaks.add(record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  /// Every fourth is refused, every fourth resets, the others are answered.
  private static String client(TestProxy proxy, int number) throws Exception {
    String name = number % 4 == 1 ? Farm.DENIED : Farm.ALLOWED;
    byte[] hello = TestTls.hello(name);
    try (Peer client = proxy.connect().send(hello)) {
      switch (number % 4) {
        case 1 -> assertThat(client.readToEnd()).hasSize(7);
        case 2 -> client.reset();
        default -> {
          byte[] sent = new byte[100_000 + number];
          client.send(sent).endOutput();
          assertThat(client.readToEnd()).hasSize(hello.length + sent.length);
        }
      }
      return "ok";
    }
  }

  private static Void echo(Backend backend, ExecutorService threads) throws Exception {
    while (true) {
      Peer peer = backend.accept();
      threads.execute(() -> {
        try (peer) {
          peer.socket.getInputStream().transferTo(peer.socket.getOutputStream());
        } catch (IOException reset) {
          // One client in four resets.
        }
      });
    }
  }
}
