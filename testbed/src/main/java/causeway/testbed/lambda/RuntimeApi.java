package causeway.testbed.lambda;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;

/// Lambda's Runtime API for one execution environment: hands it the next invocation, takes its
/// answer. A new process gets a new one, so that nothing of a dead process can take an invocation.
final class RuntimeApi implements AutoCloseable {
  private static final String INVOCATION = "/2018-06-01/runtime/invocation/";

  static {
    // Without it each answer waits some 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final String functionArn;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Invocation> next = new SynchronousQueue<>();
  private final Map<String, Invocation> running = new ConcurrentHashMap<>();
  private final CountDownLatch ready = new CountDownLatch(1);

  RuntimeApi(String functionArn) {
    this.functionArn = functionArn;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen for a function's runtime", e);
    }
    server.setExecutor(threads);
    server.createContext(INVOCATION, this::invocation);
    server.createContext("/2018-06-01/runtime/init/error", this::initError);
    server.start();
  }

  /// What `AWS_LAMBDA_RUNTIME_API` must be.
  String address() {
    return server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress().getPort();
  }

  /// Opened when the runtime has come up and asks for its first invocation.
  CountDownLatch ready() {
    return ready;
  }

  /// Waits until the runtime takes it.
  void offer(Invocation invocation) throws InterruptedException {
    next.put(invocation);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void invocation(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(INVOCATION.length());
    try (exchange) {
      if (path.equals("next")) {
        ready.countDown();
        next(exchange);
        return;
      }
      String[] parts = path.split("/", 2);
      Invocation invocation = running.remove(parts[0]);
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (invocation == null || parts.length < 2) {
        send(exchange, 404, "{\"errorType\":\"InvalidRequestID\"}");
        return;
      }
      send(exchange, 202, "{\"status\":\"OK\"}");
      invocation
          .outcome()
          .complete(
              parts[1].equals("response") ? new Outcome.Answered(body) : new Outcome.Failed(body));
    } catch (InterruptedException e) {
      // The environment is over; its process gets no answer.
      Thread.currentThread().interrupt();
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    Invocation invocation = next.take();
    running.put(invocation.requestId(), invocation);
    invocation.taken().complete(null);
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(invocation.deadline().toEpochMilli()));
    headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
    headers.set("Lambda-Runtime-Trace-Id", invocation.traceId());
    send(exchange, 200, invocation.payload());
  }

  /// The runtime could not start the function; its process ends next, which tells the rest.
  private void initError(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, 202, "{\"status\":\"OK\"}");
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
