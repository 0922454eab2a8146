package causeway.testbed.autoscaling.api;

import causeway.testbed.autoscaling.AutoScaling;
import causeway.testbed.autoscaling.Refused;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// EC2 Auto Scaling's own API over HTTP, for AWS's SDKs and command line. Signatures are not
/// checked.
public final class AutoScalingApi implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(AutoScalingApi.class.getName());
  private static final String NAMESPACE = "http://autoscaling.amazonaws.com/doc/2011-01-01/";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AutoScaling service;
  private final Map<String, Action> actions;

  private AutoScalingApi(InetSocketAddress address, AutoScaling service) {
    this.service = service;
    this.actions =
        Stream.of(
                new GroupActions(service).all(),
                new InstanceActions(service).all(),
                new HookActions(service).all(),
                new PolicyActions(service).all(),
                new RefreshActions(service).all())
            .flatMap(java.util.List::stream)
            .collect(Collectors.toMap(Action::name, Function.identity()));
    try {
      this.server = HttpServer.create(address, 128);
    } catch (IOException e) {
      throw new UncheckedIOException("Auto Scaling cannot listen on " + address, e);
    }
    server.createContext("/", this::serve);
    server.setExecutor(threads);
  }

  /// Listens, for AWS's clients.
  ///
  /// @param address port 0 takes any free one
  public static AutoScalingApi start(InetSocketAddress address, AutoScaling service) {
    AutoScalingApi api = new AutoScalingApi(address, service);
    api.server.start();
    return api;
  }

  public InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    String id = UUID.randomUUID().toString();
    int status = 200;
    String answer;
    try {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String query = exchange.getRequestURI().getRawQuery();
      answer = answer(Query.parse(body.isEmpty() && query != null ? query : body), id);
    } catch (Refused e) {
      status = 400;
      answer = error("Sender", e.code(), e.text(), id);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "a request of the Auto Scaling API failed", e);
      status = 500;
      answer = error("Receiver", "InternalFailure", String.valueOf(e), id);
    }
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/xml");
    exchange.getResponseHeaders().set("x-amzn-RequestId", id);
    exchange.sendResponseHeaders(status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private String answer(Query query, String id) {
    String name = query.text("Action", "");
    Action action = actions.get(name);
    if (action == null) {
      throw new Refused(
          "InvalidAction",
          "Could not find operation "
              + name
              + "; there are "
              + actions.keySet().stream().sorted().toList());
    }
    Query parameters =
        new Query(
            query.fields().entrySet().stream()
                .filter(
                    field -> !field.getKey().equals("Action") && !field.getKey().equals("Version"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    parameters.allowOnly(action.parameters());
    Xml result = new Xml();
    var _ =
        service
            .world()
            .scheduler()
            .call(() -> {
              action.answer().accept(parameters, result);
              return result;
            });
    return "<%1$sResponse xmlns=\"%2$s\"><%1$sResult>%3$s</%1$sResult><ResponseMetadata><RequestId>%4$s</RequestId></ResponseMetadata></%1$sResponse>"
        .formatted(name, NAMESPACE, result, id);
  }

  private static String error(String type, String code, String message, String id) {
    Xml error = new Xml();
    error.object(
        "Error", body -> body.value("Type", type).value("Code", code).value("Message", message));
    error.value("RequestId", id);
    return "<ErrorResponse xmlns=\"" + NAMESPACE + "\">" + error + "</ErrorResponse>";
  }
}
