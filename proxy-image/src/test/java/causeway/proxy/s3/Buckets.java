package causeway.proxy.s3;

import static causeway.proxy.s3.LocalServer.answer;
import static causeway.proxy.s3.LocalServer.error;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// S3 on loopback: keeps what is put, and gives it conditionally.
public final class Buckets implements AutoCloseable {
  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private final LocalServer server = new LocalServer(this::answers);

  /// Takes the place of all other answers while set.
  public volatile LocalServer.@Nullable Answer instead;

  private void answers(LocalServer.Seen seen, HttpExchange exchange)
      throws IOException, InterruptedException {
    LocalServer.Answer other = instead;
    String path = URLDecoder.decode(seen.path(), StandardCharsets.UTF_8).substring(1);
    if (other != null) {
      other.to(seen, exchange);
    } else if (seen.method().equals("PUT")) {
      objects.put(path, seen.body());
      answer(200, "", "ETag", etag(seen.body())).to(seen, exchange);
    } else {
      byte[] object = objects.get(path);
      if (object == null) {
        error(404, "NoSuchKey").to(seen, exchange);
      } else if (etag(object).equals(seen.header("if-none-match"))) {
        answer(304, "").to(seen, exchange);
      } else {
        answer(200, object, "ETag", etag(object)).to(seen, exchange);
      }
    }
  }

  private static String etag(byte[] object) {
    return "\"" + java.util.Arrays.hashCode(object) + "\"";
  }

  /// The object at `bucket/key`; null when there is none.
  public byte @Nullable [] object(String path) {
    return objects.get(path);
  }

  public void put(String path, byte[] object) {
    objects.put(path, object);
  }

  /// The paths that begin so.
  public List<String> paths(String prefix) {
    return objects.keySet().stream().filter(path -> path.startsWith(prefix)).sorted().toList();
  }

  public List<LocalServer.Seen> seen() {
    return server.seen();
  }

  public String url() {
    return server.url();
  }

  /// A client with keys of its own.
  public S3 client(Clock clock) {
    return new S3(
        "eu-central-1",
        new AwsEnvironment(
            Map.of(
                "AWS_ENDPOINT_URL_S3", url(),
                "AWS_ACCESS_KEY_ID", "a",
                "AWS_SECRET_ACCESS_KEY", "b")),
        S3Timeouts.SHORT,
        clock);
  }

  @Override
  public void close() {
    server.close();
  }
}
