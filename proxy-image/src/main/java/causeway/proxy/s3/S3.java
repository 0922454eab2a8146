package causeway.proxy.s3;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/// Reads and writes single objects. Safe on any thread; calls block, each no longer than its
/// timeout. No redirect is followed: a signed request goes to the address it was signed for.
public final class S3 implements AutoCloseable {
  /// Headers that the HTTP client writes itself.
  private static final Set<String> OWN = Set.of("host", "content-length", "connection", "expect");

  private static final int ERROR_BYTES = 8 * 1024;
  private static final byte[] NOTHING = {};

  private final AwsEnvironment environment;
  private final S3Timeouts timeouts;
  private final Clock clock;
  private final RegionSource region;
  private final S3Address address;
  private final RequestSigner signer;
  private final HttpClient http;
  private @Nullable CredentialsSource credentials;

  /// @param region null to ask the environment, then the instance
  /// @throws AwsUnavailableException when `AWS_CA_BUNDLE` cannot be used; all else is found out,
  ///   and told, at the first request
  public S3(@Nullable String region, AwsEnvironment environment, S3Timeouts timeouts, Clock clock) {
    this.environment = environment;
    this.timeouts = timeouts;
    this.clock = clock;
    this.region = new RegionSource(region, environment);
    this.address = new S3Address(environment.endpoint());
    this.signer = new RequestSigner(clock);
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeouts.connect())
            .sslContext(Trust.context(environment.bundle()))
            .build();
  }

  /// Gets an object.
  ///
  /// @param etag of the object already known, for [S3Answer.NotModified]; null to get it always
  /// @param maxBytes a larger object is refused without being held
  /// @throws InterruptedException when the calling thread is interrupted; the request is given up
  public S3Answer get(String bucket, String key, @Nullable String etag, int maxBytes)
      throws InterruptedException {
    Map<String, String> headers = etag == null ? Map.of() : Map.of("If-None-Match", etag);
    return send(new Call(SdkHttpMethod.GET, bucket, key, headers, NOTHING, maxBytes));
  }

  /// Writes an object.
  ///
  /// @param headers such as `Content-Type`, or `If-None-Match: *` and `If-Match` for conditions
  /// @throws InterruptedException when the calling thread is interrupted; whether the object was
  ///   written is then unknown
  public S3Answer put(String bucket, String key, byte[] bytes, Map<String, String> headers)
      throws InterruptedException {
    return send(new Call(SdkHttpMethod.PUT, bucket, key, headers, bytes, ERROR_BYTES));
  }

  @SuppressWarnings("ArrayRecordComponent") // lives for one call
  private record Call(
      SdkHttpMethod method,
      String bucket,
      String key,
      Map<String, String> headers,
      byte[] body,
      int maxBytes) {
    String subject() {
      return method + " s3://" + bucket + "/" + key;
    }
  }

  private S3Answer send(Call call) throws InterruptedException {
    CredentialsSource source;
    AwsCredentialsIdentity identity;
    HttpRequest request;
    try {
      source = credentials();
      identity = source.current();
      request = request(call, identity);
    } catch (AwsUnavailableException | SdkException | IllegalArgumentException e) {
      return new S3Answer.Failed(
          S3Failure.NOT_CONFIGURED, 0, call.subject() + ": " + e.getMessage());
    }
    CompletableFuture<HttpResponse<byte[]>> pending =
        http.sendAsync(request, info -> body(info, call));
    try {
      HttpResponse<byte[]> response =
          pending.get(timeouts.of(call.method()).toMillis(), TimeUnit.MILLISECONDS);
      S3Answer answer = Answers.of(call.subject(), call.method(), response);
      if (answer instanceof S3Answer.Failed failed
          && failed.failure() == S3Failure.BAD_CREDENTIALS) {
        source.refused(identity);
      }
      return answer;
    } catch (TimeoutException e) {
      return new S3Answer.Failed(
          S3Failure.TIMED_OUT,
          0,
          call.subject() + ": no complete answer within " + timeouts.of(call.method()));
    } catch (ExecutionException e) {
      return broken(call.subject(), request, e.getCause() == null ? e : e.getCause());
    } finally {
      pending.cancel(true);
    }
  }

  private HttpRequest request(Call call, AwsCredentialsIdentity identity) {
    String where = region.region();
    URI uri = address.of(where, call.bucket(), call.key());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .method(
                call.method().name(),
                call.method() == SdkHttpMethod.PUT
                    ? HttpRequest.BodyPublishers.ofByteArray(call.body())
                    : HttpRequest.BodyPublishers.noBody());
    signer
        .sign(identity, where, call.method(), uri, new HashMap<>(call.headers()), call.body())
        .forEach((name, values) -> {
          if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return request.build();
  }

  private static HttpResponse.BodySubscriber<byte[]> body(
      HttpResponse.ResponseInfo info, Call call) {
    return info.statusCode() == 200
        ? new BoundedBody(call.maxBytes(), false)
        : new BoundedBody(ERROR_BYTES, true);
  }

  private static S3Answer broken(String subject, HttpRequest request, Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof BoundedBody.TooLargeException) {
        return new S3Answer.Failed(S3Failure.TOO_LARGE, 200, subject + ": " + cause.getMessage());
      }
      if (cause instanceof SSLException) {
        return new S3Answer.Failed(
            S3Failure.TLS,
            0,
            subject + ": TLS fails: " + cause.getMessage() + "; see AWS_CA_BUNDLE");
      }
    }
    String what =
        fault instanceof ConnectException || fault instanceof HttpConnectTimeoutException
            ? ": cannot connect to " + request.uri().getAuthority()
            : ": the connection broke before the answer was complete: " + fault.getMessage();
    return new S3Answer.Failed(S3Failure.UNREACHABLE, 0, subject + what);
  }

  private synchronized CredentialsSource credentials() {
    CredentialsSource source = credentials;
    if (source == null) {
      source = environment.credentials(clock);
      credentials = source;
    }
    return source;
  }

  @Override
  public synchronized void close() {
    http.shutdownNow();
    if (credentials != null) {
      credentials.close();
    }
  }
}
