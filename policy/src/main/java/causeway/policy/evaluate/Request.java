package causeway.policy.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One request as a policy sees it. Nothing is derived: a context key that is not given is absent,
/// whatever the principal is.
///
/// @param action such as `s3:GetObject`
/// @param resource an ARN, or `*` for an action on no resource
/// @param principal an ARN, an account, a service's name, or [#ANONYMOUS]
/// @param context condition keys with their values; a key without a value is absent
public record Request(
    String action, String resource, String principal, Map<String, List<String>> context) {
  /// A caller without credentials.
  public static final String ANONYMOUS = "anonymous";

  public Request {
    if (principal.equals("*") || principal.isEmpty()) {
      principal = ANONYMOUS;
    }
    Map<String, List<String>> copy = new LinkedHashMap<>();
    context.forEach((key, values) -> copy.put(key, List.copyOf(values)));
    context = java.util.Collections.unmodifiableMap(copy);
  }

  /// The values of a key in any case; empty when it is absent.
  public List<String> values(String key) {
    List<String> exact = context.get(key);
    if (exact != null) {
      return exact;
    }
    String folded = key.toLowerCase(Locale.ROOT);
    return context.entrySet().stream()
        .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(folded))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse(List.of());
  }
}
