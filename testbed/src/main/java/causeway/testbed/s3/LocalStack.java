package causeway.testbed.s3;

import causeway.testbed.enclosure.Checkout;
import causeway.testbed.enclosure.Command;
import causeway.testbed.enclosure.PythonEnvironment;
import causeway.testbed.network.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// LocalStack in host mode on loopback: the S3 behind the endpoint, and the door by which the
/// testbed itself makes buckets and publishes.
public final class LocalStack {
  private static final InetSocketAddress ADDRESS =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 4566);

  /// It keeps objects in one place of the whole machine, and has no setting for that: two demos
  /// would share it, another user could not write there, and a crash would leave it behind.
  private static final String MAIN =
      """
      import sys
      from localstack.services.s3 import provider
      provider.DEFAULT_S3_TMP_DIR = sys.argv.pop()
      from localstack.runtime.main import main
      main()
      """;

  private final Process process;
  private final Path log;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private LocalStack(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  public static LocalStack start(Checkout checkout, Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + folder, e);
    }
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("GATEWAY_LISTEN", "127.0.0.1:" + ADDRESS.getPort());
    environment.put("LOCALSTACK_HOST", "127.0.0.1:" + ADDRESS.getPort());
    environment.put("FILESYSTEM_ROOT", folder.toString());
    environment.put("TMPDIR", folder.toString());
    environment.put("SERVICES", "s3");
    environment.put("EAGER_SERVICE_LOADING", "1");
    environment.put("STRICT_SERVICE_LOADING", "1");
    // There is no internet inside, so whatever would call home only waits.
    environment.put("DISABLE_EVENTS", "1");
    environment.put("SKIP_SSL_CERT_DOWNLOAD", "1");
    environment.put("SKIP_INFRA_DOWNLOADS", "1");
    environment.put("DNS_ADDRESS", "0");
    Path log = folder.resolve("localstack.log");
    Process process =
        Command.of(
                PythonEnvironment.program(checkout, "python").toString(),
                "-c",
                MAIN,
                folder.resolve("objects").toString())
            .with(environment)
            .start(log);
    return new LocalStack(process, log);
  }

  public InetSocketAddress address() {
    return ADDRESS;
  }

  /// Waits until S3 answers.
  public Duration await() {
    return Waiting.until(
        "LocalStack on " + ADDRESS + ", see " + log,
        Duration.ofSeconds(60),
        Duration.ofMillis(50),
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException("LocalStack ended with " + process.exitValue());
          }
          return send("GET", "us-east-1", "/_localstack/health", new byte[0]).statusCode() == 200;
        });
  }

  public void makeBucket(String region, String bucket) {
    String body =
        region.equals("us-east-1")
            ? ""
            : "<CreateBucketConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><LocationConstraint>"
                + region
                + "</LocationConstraint></CreateBucketConfiguration>";
    check(send("PUT", region, "/" + bucket, body.getBytes(StandardCharsets.UTF_8)));
  }

  public void put(String region, String bucket, String key, byte[] body) {
    check(send("PUT", region, "/" + bucket + "/" + key, body));
  }

  private HttpResponse<byte[]> send(String method, String region, String path, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ADDRESS.getPort() + path))
            .timeout(Duration.ofSeconds(20))
            // Signatures are not checked; the Region is read from this header.
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=testbed/20260101/"
                    + region
                    + "/s3/aws4_request, SignedHeaders=host, Signature=0")
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("LocalStack: " + method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void check(HttpResponse<byte[]> response) {
    if (response.statusCode() >= 300) {
      throw new IllegalStateException(
          "LocalStack: "
              + response.request().method()
              + " "
              + response.uri().getPath()
              + ": "
              + response.statusCode()
              + " "
              + new String(response.body(), StandardCharsets.UTF_8));
    }
  }
}
