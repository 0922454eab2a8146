package causeway.proxy.s3;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.SdkHttpMethod;

/// The one place where S3's answers are told apart.
final class Answers {
  private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9.]{1,64})</Code>");
  private static final Set<String> BAD_CREDENTIALS =
      Set.of("ExpiredToken", "InvalidToken", "InvalidAccessKeyId", "TokenRefreshRequired");
  private static final Set<String> WRONG_REGION =
      Set.of("AuthorizationHeaderMalformed", "PermanentRedirect", "TemporaryRedirect");

  private Answers() {}

  static S3Answer of(String subject, SdkHttpMethod method, HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status == 200) {
      String etag = response.headers().firstValue("etag").orElse(null);
      String version = response.headers().firstValue("x-amz-version-id").orElse(null);
      return method == SdkHttpMethod.PUT
          ? new S3Answer.Stored(etag, version)
          : new S3Answer.Found(response.body(), etag, version);
    }
    if (status == 304 && response.request().headers().firstValue("if-none-match").isPresent()) {
      return new S3Answer.NotModified();
    }
    String code = code(response);
    S3Failure failure = failure(status, code);
    return new S3Answer.Failed(
        failure,
        status,
        subject
            + ": S3 answers "
            + status
            + (code.isEmpty() ? "" : " " + code)
            + remedy(failure, code, response));
  }

  private static S3Failure failure(int status, String code) {
    if (BAD_CREDENTIALS.contains(code)) {
      return S3Failure.BAD_CREDENTIALS;
    }
    if (WRONG_REGION.contains(code)) {
      return S3Failure.WRONG_REGION;
    }
    return switch (status) {
      case 301, 307 -> S3Failure.WRONG_REGION;
      case 401, 403 -> S3Failure.DENIED;
      case 404 -> S3Failure.NOT_FOUND;
      case 409 -> S3Failure.CONFLICT;
      case 412 -> S3Failure.PRECONDITION_FAILED;
      case 429, 503 -> S3Failure.THROTTLED;
      default -> status >= 500 ? S3Failure.SERVER_ERROR : S3Failure.UNEXPECTED;
    };
  }

  private static String remedy(S3Failure failure, String code, HttpResponse<byte[]> response) {
    return switch (failure) {
      case NOT_FOUND ->
          code.equals("NoSuchBucket")
              ? "; the bucket does not exist"
              : "; the object does not exist yet, or the role lacks s3:ListBucket to be told so";
      case DENIED ->
          code.equals("RequestTimeTooSkewed")
              ? "; the clock of this machine is off"
              : "; allow it in the role, the bucket policy and the endpoint policy";
      case BAD_CREDENTIALS -> "; the credentials are expired or unknown";
      case WRONG_REGION ->
          response
              .headers()
              .firstValue("x-amz-bucket-region")
              .filter(region -> region.matches("[a-z0-9-]{1,32}"))
              .map(region -> "; the bucket is in " + region + ", set that Region")
              .orElse("; the bucket is in another Region, set that one");
      case UNEXPECTED -> "; is the endpoint S3?";
      case PRECONDITION_FAILED, CONFLICT -> "; another writer was there first";
      case THROTTLED, SERVER_ERROR -> "; it is asked again later";
      case TOO_LARGE, TIMED_OUT, TLS, UNREACHABLE, NOT_CONFIGURED -> "";
    };
  }

  private static String code(HttpResponse<byte[]> response) {
    Matcher code = CODE.matcher(new String(response.body(), StandardCharsets.UTF_8));
    return code.find() ? code.group(1) : "";
  }
}
