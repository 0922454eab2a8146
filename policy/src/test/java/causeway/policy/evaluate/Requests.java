package causeway.policy.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Requests as tests write them: what is not said is an ordinary download.
public final class Requests {
  private Requests() {}

  /// A `GetObject` with context written as `key=value`; `key=a,b` gives a key two values, `key=` an
  /// empty one.
  public static Request with(String... context) {
    return of("s3:GetObject", "arn:aws:s3:::logs/a", context);
  }

  /// Likewise for an action on a resource.
  public static Request of(String action, String resource, String... context) {
    Map<String, List<String>> map = new LinkedHashMap<>();
    for (String one : context) {
      int equals = one.indexOf('=');
      map.put(one.substring(0, equals), Stream.of(one.substring(equals + 1).split(",")).toList());
    }
    return new Request(action, resource, "arn:aws:iam::111122223333:role/etl", map);
  }

  /// The same request by somebody else.
  public static Request by(String principal, Request request) {
    return new Request(request.action(), request.resource(), principal, request.context());
  }
}
