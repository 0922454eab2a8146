package causeway.cli.audit;

import causeway.cli.Inputs;
import causeway.cli.Unusable;
import causeway.reconcile.audit.FoundEndpoint;
import causeway.reconcile.audit.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Endpoints out of files, as the AWS CLI's `ec2 describe-vpc-endpoints` answers.
public final class EndpointFiles {
  private static final String UNKNOWN = "unknown";

  private final String region;

  /// @param region of endpoints whose service's name holds none
  public EndpointFiles(String region) {
    this.region = region;
  }

  /// All endpoints of files and of the `.json` files in folders.
  public List<FoundEndpoint> read(List<Path> paths) {
    List<FoundEndpoint> endpoints = new ArrayList<>();
    for (Path path : paths) {
      for (Path file : files(path)) {
        JsonNode list = json(file).path("VpcEndpoints");
        if (!list.isArray()) {
          throw new Unusable(
              file
                  + ": has no \"VpcEndpoints\" list; save what aws ec2 describe-vpc-endpoints"
                  + " answers, with --output json and without --query");
        }
        int index = 0;
        for (JsonNode each : list.values()) {
          endpoints.add(endpoint(file + ": VpcEndpoints[" + index++ + "]", each));
        }
      }
    }
    return endpoints;
  }

  /// The services whose endpoints take no policy, of what `ec2 describe-vpc-endpoint-services`
  /// answers.
  public static Set<String> unsupported(Path file) {
    JsonNode list = json(file).path("ServiceDetails");
    if (!list.isArray()) {
      throw new Unusable(
          file
              + ": has no \"ServiceDetails\" list; save what aws ec2 describe-vpc-endpoint-services"
              + " answers, with --output json and without --query");
    }
    Set<String> names = new HashSet<>();
    list.values().stream()
        .filter(each -> !each.path("VpcEndpointPolicySupported").asBoolean(true))
        .forEach(each -> names.add(each.path("ServiceName").asString("")));
    return names;
  }

  static JsonNode json(Path file) {
    try {
      return JsonMapper.shared().readTree(Inputs.bytes(file));
    } catch (JacksonException e) {
      throw new Unusable(file + ": is not JSON: " + e.getOriginalMessage());
    }
  }

  private static List<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      if (found.isEmpty()) {
        throw new Unusable("causeway: " + path + " holds no .json file");
      }
      return found;
    } catch (IOException e) {
      throw new Unusable("causeway: cannot read " + path + ": " + e.getMessage());
    }
  }

  private FoundEndpoint endpoint(String subject, JsonNode each) {
    String id = each.path("VpcEndpointId").asString("");
    String service = each.path("ServiceName").asString("");
    if (id.isEmpty()) {
      throw new Unusable(subject + ": has no \"VpcEndpointId\"");
    }
    Map<String, String> tags = new TreeMap<>();
    each.path("Tags")
        .values()
        .forEach(tag -> tags.put(tag.path("Key").asString(""), tag.path("Value").asString("")));
    return new FoundEndpoint(
        id,
        new Place(each.path("OwnerId").asString(UNKNOWN), regionOf(service)),
        // Long ago there were only gateways, and the field was absent.
        each.path("VpcEndpointType").asString("Gateway"),
        service.isEmpty() ? UNKNOWN : service,
        each.path("VpcId").asString(UNKNOWN),
        each.path("State").asString("available"),
        policy(each.path("PolicyDocument")),
        tags,
        created(each.path("CreationTimestamp").asString("")));
  }

  /// `com.amazonaws.eu-west-1.s3`, or `com.amazonaws.vpce.eu-west-1.vpce-svc-…`.
  private String regionOf(String service) {
    return Stream.of(service.split("\\.", -1))
        .filter(part -> part.matches("[a-z]{2,4}(-[a-z]+){1,3}-[0-9]{1,2}"))
        .findFirst()
        .orElse(region);
  }

  private static @Nullable String policy(JsonNode policy) {
    return policy.isString() ? policy.stringValue() : policy.isObject() ? policy.toString() : null;
  }

  private static @Nullable Instant created(String time) {
    try {
      return time.isEmpty() ? null : OffsetDateTime.parse(time).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
