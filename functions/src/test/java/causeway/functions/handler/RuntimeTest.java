package causeway.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// A function as Lambda runs it: a process of its own under AWS's runtime interface client, which
/// asks a Runtime API for batches. AWS is out of reach, so a pass cannot look.
@Timeout(120)
@ParameterizedClass
@ValueSource(strings = {"LifecycleFunction", "AuditFunction"})
class RuntimeTest {
  private static final Path EVENTS = Path.of("..", "events");

  private final BlockingQueue<String> batches = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  @Parameter private String function = "";
  @TempDir private Path folder;
  private HttpServer api;
  private Process process;

  @BeforeEach
  void start() throws IOException {
    api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    api.createContext("/2018-06-01/runtime/", this::answer);
    api.start();
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
            "causeway.functions.handler." + function + "::handleRequest");
    Map<String, String> environment = builder.environment();
    JsonMapper.shared()
        .readTree(Files.readString(EVENTS.resolve("environment.json")))
        .path(function)
        .properties()
        .forEach(each -> environment.put(each.getKey(), each.getValue().stringValue()));
    environment.put("QUEUE_URL", "");
    environment.put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + api.getAddress().getPort());
    environment.put("AWS_REGION", "eu-west-1");
    environment.put("AWS_ACCESS_KEY_ID", "test");
    environment.put("AWS_SECRET_ACCESS_KEY", "test");
    // Nothing listens at the discard port: every call is refused at once.
    environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:9");
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
    process = builder.start();
  }

  @AfterEach
  void stop() {
    process.destroyForcibly();
    api.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    byte[] said = "{}".getBytes(StandardCharsets.UTF_8);
    if (path.endsWith("/next")) {
      try {
        said = batches.take().getBytes(StandardCharsets.UTF_8);
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
      }
      // The client's native part does not survive its absence.
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "request-1");
      exchange
          .getResponseHeaders()
          .add("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 60_000));
      exchange
          .getResponseHeaders()
          .add("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-west-1:1:function:f");
    } else {
      answers.add(path + " " + new String(body, StandardCharsets.UTF_8));
    }
    exchange.sendResponseHeaders(200, said.length);
    exchange.getResponseBody().write(said);
    exchange.close();
  }

  private String send(String... samples) throws Exception {
    var root = JsonMapper.shared().createObjectNode();
    var records = root.putArray("Records");
    for (String sample : samples) {
      var record = records.addObject();
      record.put("messageId", sample);
      record.put("receiptHandle", "r");
      record.put("body", Files.readString(EVENTS.resolve(sample + ".json")));
      record.putObject("attributes").put("SentTimestamp", "1795514400000");
    }
    batches.add(root.toString());
    String answer = answers.poll(60, TimeUnit.SECONDS);
    assertThat(answer).as("log: %s", Files.readString(folder.resolve("log"))).isNotNull();
    return answer == null ? "" : answer;
  }

  @Test
  void readsBatchesAndAnswersWhichMessagesToSeeAgain() throws Exception {
    String path = "/2018-06-01/runtime/invocation/request-1/response ";
    assertThat(send("unknown/not-ours")).isEqualTo(path + "{\"batchItemFailures\":[]}");
    assertThat(send("unknown/not-ours", "malformed/object-created-without-key"))
        .isEqualTo(
            path
                + "{\"batchItemFailures\":[{\"itemIdentifier\":"
                + "\"malformed/object-created-without-key\"}]}");
    assertThat(send("causeway/schedule"))
        .isEqualTo(path + "{\"batchItemFailures\":[{\"itemIdentifier\":\"causeway/schedule\"}]}");
    assertThat(Files.readString(folder.resolve("log")))
        .contains("\"UnknownEvents\":1")
        .contains(
            "ERROR message malformed/object-created-without-key: event of aws.s3, Object Created:"
                + " field \"object\" is missing or not an object")
        .contains("ERROR the pass could not look: get corp-s3-statebucket-2b3c4d5e6f70/runs");
  }
}
