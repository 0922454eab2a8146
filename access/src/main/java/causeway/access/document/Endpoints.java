package causeway.access.document;

import causeway.access.Quoted;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads `endpoints`: the gateway endpoints of the farm, at most one of each service.
final class Endpoints {
  static final List<String> SERVICES = List.of("s3", "s3express", "dynamodb");

  private final Map<String, String> byService = new HashMap<>();

  Map<String, Endpoint> read(Value value) {
    Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    Named.of(value, "endpoint")
        .forEach((name, entry) -> {
          Endpoint endpoint = endpoint(name, entry);
          if (endpoint != null) {
            endpoints.put(name, endpoint);
          }
        });
    return endpoints;
  }

  private @Nullable Endpoint endpoint(String name, Value value) {
    Section section = Section.open(value, Shape.ENDPOINT, value.name());
    if (section == null) {
      return null;
    }
    String id = section.get("id", v -> v.text(Grammar.ENDPOINT_ID));
    boolean adopt = section.get("adopt", Value::flag, false);
    Value adoption = section.get("adopt");
    if (adopt && adoption != null && !section.has("id")) {
      adoption.fault(Code.ADOPT_WITHOUT_ID, "is true without an id; name the endpoint to adopt");
    }
    Value chosen = section.get("service");
    String service = chosen == null ? null : chosen.choice(SERVICES, Function.identity());
    if (chosen == null || service == null) {
      return null;
    }
    String other = byService.putIfAbsent(service, name);
    if (other != null) {
      chosen.refuse(
          Code.SAME_SERVICE,
          service,
          "is that of endpoint "
              + Quoted.of(other)
              + " too, and a route table has one endpoint of a service; use another farm");
    }
    return new Endpoint(service, id, adopt);
  }
}
