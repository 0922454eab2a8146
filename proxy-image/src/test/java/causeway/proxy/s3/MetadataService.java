package causeway.proxy.s3;

import static causeway.proxy.s3.LocalServer.answer;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// An instance's metadata service, version 2, on loopback, whose answers a test sets.
public final class MetadataService implements AutoCloseable {
  public static final String ID = "i-0abc";
  public static final String ARN = "arn:aws:ec2:eu-central-1:111122223333:instance/i-0abc";
  private static final String ROLES = "/latest/meta-data/iam/security-credentials/";

  /// Null answers 404, as before Auto Scaling knows the instance.
  public volatile @Nullable String target;

  public volatile String identity =
      """
      {"accountId": "111122223333", "architecture": "arm64", "availabilityZone": "eu-central-1a",
       "billingProducts": null, "imageId": "ami-0", "instanceId": "i-0abc",
       "instanceType": "m8g.large", "pendingTime": "2026-03-01T12:00:00Z",
       "privateIp": "10.0.1.10", "region": "eu-central-1", "version": "2017-09-30"}
      """;

  /// Takes the place of all other answers while set.
  public volatile LocalServer.@Nullable Answer hostile;

  private final AtomicInteger untold = new AtomicInteger();
  private final LocalServer server = new LocalServer(this::answers);

  private void answers(LocalServer.Seen seen, HttpExchange exchange)
      throws IOException, InterruptedException {
    LocalServer.Answer instead = hostile;
    if (instead != null) {
      instead.to(seen, exchange);
    } else if (seen.method().equals("PUT")) {
      answer(200, "a-token", "x-aws-ec2-metadata-token-ttl-seconds", "21600").to(seen, exchange);
    } else if (!"a-token".equals(seen.header("x-aws-ec2-metadata-token"))) {
      untold.incrementAndGet();
      answer(401, "").to(seen, exchange);
    } else {
      String text = text(seen.path());
      answer(text == null ? 404 : 200, text == null ? "" : text).to(seen, exchange);
    }
  }

  private @Nullable String text(String path) {
    return switch (path) {
      case "/latest/dynamic/instance-identity/document" -> identity;
      case "/latest/meta-data/placement/region" -> "eu-central-1";
      case "/latest/meta-data/autoscaling/target-lifecycle-state" -> target;
      case ROLES -> "proxy-role";
      case ROLES + "proxy-role" ->
          """
          {"Code": "Success", "Type": "AWS-HMAC", "AccessKeyId": "role-key",
           "SecretAccessKey": "hush", "Token": "role-token", "Expiration": "2099-01-01T00:00:00Z"}
          """;
      default -> null;
    };
  }

  public String url() {
    return server.url();
  }

  /// All requests so far.
  public List<LocalServer.Seen> seen() {
    return server.seen();
  }

  /// Requests without a token: none may ever come.
  public int version1() {
    return untold.get();
  }

  /// The instance, as a proxy meets it.
  public Instance instance() {
    return new Instance(new InstanceMetadata(url()));
  }

  @Override
  public void close() {
    server.close();
  }
}
