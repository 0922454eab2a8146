package causeway.testbed.endpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// S3's own condition keys, as far as a request's head tells them.
final class S3Context {
  private static final Set<String> PARAMETERS = Set.of("prefix", "delimiter", "max-keys");

  private static final Set<String> HEADERS =
      Set.of(
          "x-amz-acl",
          "x-amz-content-sha256",
          "x-amz-copy-source",
          "x-amz-grant-full-control",
          "x-amz-grant-read",
          "x-amz-grant-read-acp",
          "x-amz-grant-write",
          "x-amz-grant-write-acp",
          "x-amz-metadata-directive",
          "x-amz-server-side-encryption",
          "x-amz-server-side-encryption-aws-kms-key-id",
          "x-amz-storage-class",
          "x-amz-website-redirect-location");

  private S3Context() {}

  static Map<String, List<String>> of(RequestHead head, Map<String, String> query) {
    Map<String, List<String>> context = new LinkedHashMap<>();
    PARAMETERS.forEach(name -> {
      if (query.containsKey(name)) {
        context.put("s3:" + name, List.of(String.valueOf(query.get(name))));
      }
    });
    HEADERS.forEach(
        name -> head.header(name).ifPresent(value -> context.put("s3:" + name, List.of(value))));
    if (query.containsKey("versionId")) {
      context.put("s3:versionid", List.of(String.valueOf(query.get("versionId"))));
    }
    Signature.of(head)
        .ifPresent(signature -> {
          context.put("s3:authType", List.of(signature.authType()));
          context.put("s3:signatureversion", List.of(signature.version()));
        });
    return context;
  }
}
