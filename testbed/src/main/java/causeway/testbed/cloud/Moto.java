package causeway.testbed.cloud;

import causeway.testbed.enclosure.Checkout;
import causeway.testbed.enclosure.Command;
import causeway.testbed.enclosure.PythonEnvironment;
import causeway.testbed.network.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/// What LocalStack has no way to offer here, as moto tells it, which LocalStack brings along:
/// DynamoDB and Security Hub of every Region on loopback, in memory.
public final class Moto {
  /// Where it is, in the Region's own namespace.
  public static final InetSocketAddress ADDRESS =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 4568);

  /// Where an SDK finds it there.
  public static final URI ENDPOINT = URI.create("http://127.0.0.1:" + ADDRESS.getPort());

  private static final String MAIN =
      """
      import sys
      from moto.dynamodb.responses import DynamoHandler
      from moto.securityhub.responses import SecurityHubResponse
      from werkzeug.serving import run_simple
      from werkzeug.wrappers import Request, Response

      SERVICES = {'dynamodb': DynamoHandler, 'securityhub': SecurityHubResponse}

      @Request.application
      def answer(request):
          scope = request.headers['Authorization'].split('Credential=')[1].split('/')[3]
          status, headers, body = SERVICES[scope].dispatch(request, request.url, request.headers)
          headers.setdefault('Content-Type', 'application/x-amz-json-1.0')
          return Response(body, status, headers)

      run_simple('127.0.0.1', int(sys.argv[1]), answer, threaded=True)
      """;

  private Moto() {}

  /// Starts it, and waits until it takes connections.
  ///
  /// @param folder for its log
  public static void start(Checkout checkout, Path folder) {
    Path log = folder.resolve("moto.log");
    Process process =
        Command.of(
                PythonEnvironment.program(checkout, "python").toString(),
                "-c",
                MAIN,
                Integer.toString(ADDRESS.getPort()))
            .start(log);
    Waiting.until(
        "moto on " + ADDRESS + ", see " + log,
        Duration.ofSeconds(60),
        Duration.ofMillis(50),
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException("moto ended with " + process.exitValue());
          }
          return listens();
        });
  }

  private static boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(ADDRESS);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /// Its services in one Region, past any endpoint.
  public static Aws in(String region) {
    return new Aws(ENDPOINT, region);
  }
}
