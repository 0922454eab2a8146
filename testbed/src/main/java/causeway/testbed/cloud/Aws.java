package causeway.testbed.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The services of one Region, asked in AWS's own protocols over plain HTTP. Safe for any number of
/// threads.
///
/// LocalStack checks no signature but routes by its scope, so the scope is all that is written; an
/// SDK here would only be a second way to say the same, and slow the start.
public final class Aws {
  /// LocalStack's only account.
  public static final String ACCOUNT = "000000000000";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final URI endpoint;
  private final String region;
  private final String key;

  public Aws(URI endpoint, String region) {
    this(endpoint, region, ACCOUNT);
  }

  private Aws(URI endpoint, String region, String key) {
    this.endpoint = endpoint;
    this.region = region;
    this.key = key;
  }

  /// The same services, asked by whoever has a key.
  public Aws as(String accessKey) {
    return new Aws(endpoint, region, accessKey);
  }

  public URI endpoint() {
    return endpoint;
  }

  public String region() {
    return region;
  }

  public String arn(Service service, String resource) {
    return "arn:aws:" + service.scope() + ":" + region + ":" + ACCOUNT + ":" + resource;
  }

  /// One action of a service with the query protocol, such as EC2.
  public Xml query(Service service, String action, Map<String, String> parameters) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("Action", action);
    form.put("Version", service.protocol());
    form.putAll(parameters);
    HttpResponse<byte[]> answer =
        send(
            service,
            "POST",
            "/",
            form(form).getBytes(StandardCharsets.UTF_8),
            Map.of("Content-Type", "application/x-www-form-urlencoded"));
    return Xml.parse(checked(service, action, answer).body());
  }

  /// One operation of a service with the JSON protocol, such as SQS.
  public JsonNode json(Service service, String operation, JsonNode input) {
    HttpResponse<byte[]> answer =
        send(
            service,
            "POST",
            "/",
            JSON.writeValueAsBytes(input),
            Map.of(
                "Content-Type",
                "application/x-amz-json-"
                    + (service == Service.SSM || service == Service.EVENTS ? "1.1" : "1.0"),
                "X-Amz-Target",
                service.protocol() + "." + operation));
    byte[] body = checked(service, operation, answer).body();
    return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
  }

  /// One request to a service that is plain HTTP: S3, or Route 53 below its version.
  ///
  /// @param path with its query, encoded
  public HttpResponse<byte[]> rest(
      Service service, String method, String path, byte[] body, Map<String, String> headers) {
    String prefix = service.protocol().isEmpty() ? "" : "/" + service.protocol();
    return checked(
        service, method + " " + path, send(service, method, prefix + path, body, headers));
  }

  /// As above, where the answer is XML.
  public Xml rest(Service service, String method, String path, String body) {
    return Xml.parse(
        rest(service, method, path, body.getBytes(StandardCharsets.UTF_8), Map.of()).body());
  }

  private HttpResponse<byte[]> send(
      Service service, String method, String path, byte[] body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.resolve(path))
            .timeout(Duration.ofSeconds(90))
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=%s/20260101/%s/%s/aws4_request, SignedHeaders=host, Signature=0"
                    .formatted(key, region, service.scope()))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(service + ": " + method + " " + endpoint + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + service, e);
    }
  }

  private static HttpResponse<byte[]> checked(
      Service service, String operation, HttpResponse<byte[]> answer) {
    if (answer.statusCode() < 300) {
      return answer;
    }
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    throw new AwsException(
        service + " " + operation,
        code(answer.body()).orElse("Unknown"),
        text,
        answer.statusCode());
  }

  private static Optional<String> code(byte[] body) {
    if (body.length > 0 && body[0] == '<') {
      Xml error = Xml.parse(body);
      return java.util.stream.Stream.of("Code", "Error/Code", "Errors/Error/Code")
          .map(error::text)
          .filter(found -> !found.isEmpty())
          .findFirst();
    }
    try {
      String type = JSON.readTree(body).path("__type").asString("");
      return Optional.of(type.substring(type.indexOf('#') + 1)).filter(found -> !found.isEmpty());
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static String form(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
