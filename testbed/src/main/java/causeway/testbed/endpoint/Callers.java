package causeway.testbed.endpoint;

import causeway.testbed.cloud.Aws;
import causeway.testbed.cloud.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// Who a key belongs to: the testbed gave it out itself, as to an instance, or STS knows whose it
/// is.
final class Callers {
  private final List<Function<String, Optional<Caller>>> given = new CopyOnWriteArrayList<>();
  private final Aws sts;
  private final Map<String, Caller> known = new ConcurrentHashMap<>();

  Callers(Aws sts) {
    this.sts = sts;
  }

  /// @param by to whom the testbed itself gave a key
  void know(Function<String, Optional<Caller>> by) {
    given.add(by);
  }

  Caller of(RequestHead head) {
    return Signature.of(head)
        .map(signature -> known.computeIfAbsent(signature.accessKey(), this::look))
        .orElse(Caller.ANONYMOUS);
  }

  private Caller look(String key) {
    return given.stream()
        .flatMap(each -> each.apply(key).stream())
        .findFirst()
        .orElseGet(() ->
            Caller.of(
                sts.as(key)
                    .query(Service.STS, "GetCallerIdentity", Map.of())
                    .text("GetCallerIdentityResult/Arn")));
  }
}
