package causeway.functions.aws;

import causeway.access.host.ArnPartition;
import causeway.functions.cloud.Inventory;
import causeway.reconcile.audit.FoundEndpoint;
import causeway.reconcile.audit.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.ec2.Ec2Client;

/// Endpoints of many accounts by the SDK, each by its own role. Made anew for each audit, so that
/// no credentials outlive one.
final class AwsInventory implements Inventory {
  private final AuditRole role;
  private final Supplier<AwsRoles> roles;
  private final BiFunction<String, @Nullable AwsCredentialsProvider, Ec2Client> clients;
  private final Map<String, AwsCredentialsProvider> assumed = new ConcurrentHashMap<>();

  AwsInventory(
      AuditRole role,
      Supplier<AwsRoles> roles,
      BiFunction<String, @Nullable AwsCredentialsProvider, Ec2Client> clients) {
    this.role = role;
    this.roles = roles;
    this.clients = clients;
  }

  @Override
  public List<FoundEndpoint> endpoints(Place place) {
    return in(place).all();
  }

  @Override
  public Set<String> unsupported(Place place) {
    return in(place).unsupported();
  }

  private AwsEndpoints in(Place place) {
    AwsCredentialsProvider credentials =
        place.account().equals(role.home())
            ? null
            : assumed.computeIfAbsent(place.account(), account -> assume(account, place.region()));
    return new AwsEndpoints(clients.apply(place.region(), credentials), place);
  }

  private AwsCredentialsProvider assume(String account, String region) {
    String arn =
        String.join(":", "arn", ArnPartition.of(region), "iam", "", account, "role/" + role.name());
    return StaticCredentialsProvider.create(roles.get().assume(arn));
  }
}
