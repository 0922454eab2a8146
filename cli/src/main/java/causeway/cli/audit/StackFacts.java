package causeway.cli.audit;

import causeway.cli.Unusable;
import causeway.reconcile.ProxyAccess;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an audit must know of a farm's stack, from the parameter that the stack writes.
///
/// @param endpoints by service
/// @param proxies absent where the stack is too old to say
public record StackFacts(Map<String, String> endpoints, @Nullable ProxyAccess proxies) {
  /// For a farm that is not deployed.
  public static final StackFacts NONE = new StackFacts(Map.of(), null);

  public static StackFacts read(Path file) {
    return of(file.toString(), EndpointFiles.json(file));
  }

  /// Reads the parameter's value.
  public static StackFacts parse(String parameter, String value) {
    try {
      return of(parameter, JsonMapper.shared().readTree(value));
    } catch (JacksonException e) {
      throw new Unusable(parameter + ": is not JSON; deploy the stack again, which writes it anew");
    }
  }

  private static StackFacts of(String subject, JsonNode json) {
    Map<String, String> endpoints = new TreeMap<>();
    put(endpoints, "s3", json.path("s3Endpoint").asString(""));
    put(endpoints, "dynamodb", json.path("dynamoDbEndpoint").asString(""));
    if (endpoints.isEmpty()) {
      throw new Unusable(
          subject
              + ": names no endpoint, so it is of an older stack, or no stack's; deploy the stack"
              + " again, which writes it anew");
    }
    String role = json.path("proxyRole").asString("");
    return new StackFacts(
        endpoints,
        role.isEmpty()
            ? null
            : new ProxyAccess(
                role,
                json.path("stateBucket").asString(""),
                json.path("reportsBucket").asString(""),
                json.path("recordsBucket").asString("")));
  }

  private static void put(Map<String, String> into, String service, String id) {
    if (!id.isEmpty()) {
      into.put(service, id);
    }
  }
}
