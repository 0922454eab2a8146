package causeway.testbed.endpoint;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A request without its body, as it is on the wire.
///
/// @param target such as `/bucket/key?versionId=3`
/// @param headers by name in lower case
public record RequestHead(String method, String target, Map<String, String> headers) {
  public RequestHead {
    Map<String, String> folded = new LinkedHashMap<>();
    headers.forEach((name, value) -> folded.put(name.toLowerCase(Locale.ROOT), value));
    headers = java.util.Collections.unmodifiableMap(folded);
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /// The decoded path; a plus sign is itself there.
  ///
  /// @throws IllegalArgumentException when it is no path
  String path() {
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    if (!path.startsWith("/")) {
      // An absolute target would name a host beside the Host header.
      throw new IllegalArgumentException("the target is no path");
    }
    return decoded(path.replace("+", "%2B"));
  }

  /// The decoded parameters; one without a value has the empty one.
  Map<String, String> query() {
    Map<String, String> parameters = new LinkedHashMap<>();
    int query = target.indexOf('?');
    for (String each : query < 0 ? new String[0] : target.substring(query + 1).split("&", -1)) {
      int equals = each.indexOf('=');
      String name = decoded(equals < 0 ? each : each.substring(0, equals));
      if (!name.isEmpty() || equals >= 0) {
        String value = equals < 0 ? "" : decoded(each.substring(equals + 1));
        if (parameters.put(name, value) != null) {
          throw new IllegalArgumentException("two parameters are called " + name);
        }
      }
    }
    return parameters;
  }

  static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
