package causeway.proxy.s3;

import static causeway.proxy.s3.LocalServer.answer;
import static causeway.proxy.s3.LocalServer.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class S3Test {
  private static final S3Timeouts SHORT =
      new S3Timeouts(Duration.ofMillis(500), Duration.ofMillis(400), Duration.ofMillis(400));
  private static final S3Timeouts LONG =
      new S3Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(20));

  private final LocalServer server = new LocalServer(answer(200, "hello", "ETag", "\"e1\""));

  @AfterEach
  void close() {
    server.close();
  }

  private static Map<String, String> environment(String endpoint) {
    return new HashMap<>(
        Map.of(
            "AWS_ENDPOINT_URL_S3", endpoint,
            "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY", "secret",
            "AWS_REGION", "eu-west-1",
            "AWS_EC2_METADATA_DISABLED", "true"));
  }

  private S3 s3(S3Timeouts timeouts) {
    return new S3(null, new AwsEnvironment(environment(server.url())), timeouts, Clock.systemUTC());
  }

  private S3Answer get(S3Timeouts timeouts) throws InterruptedException {
    try (S3 s3 = s3(timeouts)) {
      return s3.get("state", "access/current.json", null, 1000);
    }
  }

  @Test
  void getsAnObjectWithASignedRequest() throws Exception {
    assertThat(get(LONG))
        .isInstanceOfSatisfying(
            S3Answer.Found.class,
            found -> {
              assertThat(new String(found.body(), StandardCharsets.UTF_8)).isEqualTo("hello");
              assertThat(found.etag()).isEqualTo("\"e1\"");
            });
    LocalServer.Seen seen = server.last();
    assertThat(seen.path()).isEqualTo("/state/access/current.json");
    assertThat(seen.header("if-none-match")).isNull();
    assertThat(seen.header("authorization")).contains("/eu-west-1/s3/aws4_request");
    assertThat(
            ReferenceSignature.holds(
                seen.method(), seen.path(), seen.headers(), seen.body(), "secret"))
        .isTrue();
  }

  @Test
  void signsTheSessionTokenAndTheBodyOfAPut() throws Exception {
    Map<String, String> environment = environment(server.url());
    environment.put("AWS_SESSION_TOKEN", "a-session");
    byte[] body = "line\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
    try (S3 s3 = new S3(null, new AwsEnvironment(environment), LONG, Clock.systemUTC())) {
      assertThat(s3.put("records", "records/a b.gz", body, Map.of("If-None-Match", "*")))
          .isEqualTo(new S3Answer.Stored("\"e1\"", null));
    }
    LocalServer.Seen seen = server.last();
    assertThat(seen.body()).isEqualTo(body);
    assertThat(seen.path()).isEqualTo("/records/records/a%20b.gz");
    assertThat(seen.header("if-none-match")).isEqualTo("*");
    assertThat(seen.header("content-length")).isEqualTo("5000");
    assertThat(seen.header("authorization")).contains("x-amz-security-token");
    assertThat(ReferenceSignature.holds("PUT", seen.path(), seen.headers(), body, "secret"))
        .isTrue();
  }

  @Test
  void asksConditionally() throws Exception {
    server.answers(answer(304, ""));
    try (S3 s3 = s3(LONG)) {
      assertThat(s3.get("state", "k", "\"e1\"", 1000)).isEqualTo(new S3Answer.NotModified());
    }
    assertThat(server.last().header("if-none-match")).isEqualTo("\"e1\"");
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        arguments(
            error(404, "NoSuchKey"),
            S3Failure.NOT_FOUND,
            404,
            "S3 answers 404 NoSuchKey; the object does not exist yet, or the role lacks"
                + " s3:ListBucket to be told so"),
        arguments(
            error(404, "NoSuchBucket"),
            S3Failure.NOT_FOUND,
            404,
            "S3 answers 404 NoSuchBucket; the bucket does not exist"),
        arguments(
            error(403, "AccessDenied"),
            S3Failure.DENIED,
            403,
            "S3 answers 403 AccessDenied; allow it in the role, the bucket policy and the endpoint"
                + " policy"),
        arguments(
            error(403, "RequestTimeTooSkewed"),
            S3Failure.DENIED,
            403,
            "S3 answers 403 RequestTimeTooSkewed; the clock of this machine is off"),
        arguments(
            error(400, "ExpiredToken"),
            S3Failure.BAD_CREDENTIALS,
            400,
            "S3 answers 400 ExpiredToken; the credentials are expired or unknown"),
        arguments(
            error(412, "PreconditionFailed"),
            S3Failure.PRECONDITION_FAILED,
            412,
            "S3 answers 412 PreconditionFailed; another writer was there first"),
        arguments(
            error(409, "ConditionalRequestConflict"),
            S3Failure.CONFLICT,
            409,
            "S3 answers 409 ConditionalRequestConflict; another writer was there first"),
        arguments(
            error(503, "SlowDown"),
            S3Failure.THROTTLED,
            503,
            "S3 answers 503 SlowDown; it is asked again later"),
        arguments(
            answer(500, ""),
            S3Failure.SERVER_ERROR,
            500,
            "S3 answers 500; it is asked again later"),
        arguments(
            answer(301, "", "x-amz-bucket-region", "eu-north-1", "Location", "http://127.0.0.1:1/"),
            S3Failure.WRONG_REGION,
            301,
            "S3 answers 301; the bucket is in eu-north-1, set that Region"),
        arguments(
            answer(302, "", "Location", "http://127.0.0.1:1/"),
            S3Failure.UNEXPECTED,
            302,
            "S3 answers 302; is the endpoint S3?"),
        arguments(
            answer(418, "<Code>\u001b[31m</Code>"),
            S3Failure.UNEXPECTED,
            418,
            "S3 answers 418; is the endpoint S3?"),
        arguments(
            answer(304, ""), S3Failure.UNEXPECTED, 304, "S3 answers 304; is the endpoint S3?"),
        arguments(
            answer(200, "x".repeat(1001)),
            S3Failure.TOO_LARGE,
            200,
            "the body is larger than 1000 bytes"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void tellsFailuresApart(LocalServer.Answer answer, S3Failure failure, int status, String message)
      throws Exception {
    server.answers(answer);
    assertThat(get(LONG))
        .isEqualTo(
            new S3Answer.Failed(failure, status, "GET s3://state/access/current.json: " + message));
  }

  @Test
  void acceptsABodyOfExactlyTheLimit() throws Exception {
    server.answers(answer(200, "x".repeat(1000)));
    assertThat(get(LONG)).isInstanceOf(S3Answer.Found.class);
  }

  @Test
  void stopsReadingAnEndlessBody() throws Exception {
    server.answers((seen, exchange) -> {
      exchange.sendResponseHeaders(200, 0);
      byte[] block = new byte[8192];
      for (int i = 0; i < 100_000; i++) {
        exchange.getResponseBody().write(block);
      }
    });
    assertThat(get(LONG)).extracting("failure").isEqualTo(S3Failure.TOO_LARGE);
  }

  @Test
  void givesUpABodyThatStalls() throws Exception {
    server.answers((seen, exchange) -> {
      exchange.sendResponseHeaders(200, 10);
      exchange.getResponseBody().write(1);
      exchange.getResponseBody().flush();
      Thread.sleep(5_000);
    });
    assertThat(get(SHORT))
        .isEqualTo(
            new S3Answer.Failed(
                S3Failure.TIMED_OUT,
                0,
                "GET s3://state/access/current.json: no complete answer within PT0.4S"));
  }

  @Test
  void refusesATruncatedBody() throws Exception {
    server.answers((seen, exchange) -> {
      exchange.sendResponseHeaders(200, 10);
      exchange.getResponseBody().write(1);
      exchange.getResponseBody().flush();
    });
    assertThat(get(LONG))
        .isEqualTo(
            new S3Answer.Failed(
                S3Failure.UNREACHABLE,
                0,
                "GET s3://state/access/current.json: the connection broke before the answer was"
                    + " complete: fixed content-length: 10, bytes received: 1"));
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    String nowhere;
    try (ServerSocket socket = new ServerSocket(0)) {
      nowhere = "http://127.0.0.1:" + socket.getLocalPort();
    }
    try (S3 s3 = new S3(null, new AwsEnvironment(environment(nowhere)), LONG, Clock.systemUTC())) {
      assertThat(s3.get("state", "k", null, 1000))
          .isEqualTo(
              new S3Answer.Failed(
                  S3Failure.UNREACHABLE,
                  0,
                  "GET s3://state/k: cannot connect to " + nowhere.substring("http://".length())));
    }
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    Map<String, String> environment = environment(server.url());
    environment.remove("AWS_REGION");
    try (S3 s3 = new S3(null, new AwsEnvironment(environment), LONG, Clock.systemUTC())) {
      assertThat(s3.get("state", "k", null, 1))
          .isEqualTo(
              new S3Answer.Failed(
                  S3Failure.NOT_CONFIGURED,
                  0,
                  "GET s3://state/k: no Region is known: set it in the configuration or as"
                      + " AWS_REGION"));
    }
    environment.put("AWS_DEFAULT_REGION", "eu-west-2");
    environment.put("AWS_SECRET_ACCESS_KEY", " ");
    try (S3 s3 = new S3(null, new AwsEnvironment(environment), LONG, Clock.systemUTC())) {
      assertThat(s3.get("state", "k", null, 1))
          .isEqualTo(
              new S3Answer.Failed(
                  S3Failure.NOT_CONFIGURED,
                  0,
                  "GET s3://state/k: there are no AWS credentials: AWS_ACCESS_KEY_ID and"
                      + " AWS_SECRET_ACCESS_KEY are not set and AWS_EC2_METADATA_DISABLED=true"
                      + " forbids asking the instance"));
    }
    assertThat(server.seen()).isEmpty();
  }

  @Test
  void prefersTheConfiguredRegion() throws Exception {
    try (S3 s3 =
        new S3(
            "ap-south-1", new AwsEnvironment(environment(server.url())), LONG, Clock.systemUTC())) {
      s3.get("state", "k", null, 1000);
    }
    assertThat(server.last().header("authorization")).contains("/ap-south-1/s3/");
  }
}
