package causeway.testbed.endpoint;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who says that they signed a request; nothing here checks that they did.
///
/// @param accessKey the id of the key
/// @param authType whether it is in a header or in the query, as `s3:authType` has it
/// @param version as `s3:signatureversion` has it
record Signature(String accessKey, String authType, String version) {
  private static final String HEADER = "REST-HEADER";
  private static final String QUERY = "REST-QUERY-STRING";
  private static final Pattern V4 =
      Pattern.compile("(AWS4-[A-Z0-9-]+) +(?:.*[ ,])?Credential=([^/, ]+)/.*");
  private static final Pattern V2 = Pattern.compile("AWS ([^: ]+):.*");

  /// Absent when a request is not signed.
  static Optional<Signature> of(RequestHead head) {
    String header = head.header("authorization").orElse("");
    Matcher v4 = V4.matcher(header);
    if (v4.matches()) {
      return Optional.of(new Signature(v4.group(2), HEADER, v4.group(1)));
    }
    Matcher v2 = V2.matcher(header);
    if (v2.matches()) {
      return Optional.of(new Signature(v2.group(1), HEADER, "AWS"));
    }
    Map<String, String> query = head.query();
    String credential = query.get("X-Amz-Credential");
    if (credential != null) {
      return Optional.of(
          new Signature(
              credential.replaceFirst("/.*", ""),
              QUERY,
              query.getOrDefault("X-Amz-Algorithm", "AWS4-HMAC-SHA256")));
    }
    return Optional.ofNullable(query.get("AWSAccessKeyId"))
        .map(key -> new Signature(key, QUERY, "AWS"));
  }
}
