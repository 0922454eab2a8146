package causeway.reconcile.audit;

import causeway.access.host.ArnPartition;
import causeway.policy.catalogue.EndpointKind;
import causeway.policy.language.Policy;
import causeway.policy.language.PolicyRead;
import causeway.policy.language.PolicyReader;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A VPC endpoint as EC2 describes it.
///
/// @param type as EC2 writes it: `Gateway`, `Interface`, `GatewayLoadBalancer` …
/// @param service its full name, such as `com.amazonaws.eu-west-1.s3`
/// @param policy its text as AWS keeps it; absent: nobody attached one
/// @param created absent where EC2 does not say
public record FoundEndpoint(
    String id,
    Place place,
    String type,
    String service,
    String vpc,
    String state,
    @Nullable String policy,
    Map<String, String> tags,
    @Nullable Instant created) {
  private static final Set<String> WITH_POLICIES = Set.of("gateway", "interface");
  private static final Set<String> GONE =
      Set.of("deleting", "deleted", "rejected", "failed", "expired");

  public FoundEndpoint {
    tags = Map.copyOf(tags);
  }

  /// What its requests carry, and how it reads a `Principal`.
  public EndpointKind kind() {
    return type.equalsIgnoreCase("gateway") ? EndpointKind.GATEWAY : EndpointKind.INTERFACE;
  }

  /// Whether endpoints of its type have policies at all.
  public boolean takesPolicies() {
    return WITH_POLICIES.contains(type.toLowerCase(Locale.ROOT));
  }

  /// Whether it carries nothing, now or any more.
  public boolean gone() {
    return GONE.contains(state.toLowerCase(Locale.ROOT).replace("-", ""));
  }

  /// The service as farm documents call it: `s3` of `com.amazonaws.eu-west-1.s3`.
  public String shortService() {
    String mark = "." + place.region() + ".";
    int at = service.indexOf(mark);
    return at < 0 ? service : service.substring(at + mark.length());
  }

  public String arn() {
    return String.join(
        ":",
        "arn",
        ArnPartition.of(place.region()),
        "ec2",
        place.region(),
        place.account(),
        "vpc-endpoint/" + id);
  }

  /// Its policy; full access where there is none.
  public PolicyRead read() {
    String text = policy;
    return text == null || text.isBlank()
        ? new PolicyRead(Policy.FULL_ACCESS, java.util.List.of(), java.util.List.of())
        : PolicyReader.read(text);
  }
}
