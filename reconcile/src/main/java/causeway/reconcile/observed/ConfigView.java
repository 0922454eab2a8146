package causeway.reconcile.observed;

import causeway.access.document.FarmDocument;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything that ConfigChangeFunction looks at, as one moment. The snapshot in force was read
/// before the document, or an old document could be written over a new one.
///
/// @param inForce absent before the first publication
/// @param before the document in force, where it is another version than the one that was read;
///   null when it cannot be read any more
/// @param endpoints the gateway endpoints, by id
/// @param services the managed prefix lists of the services, by service
/// @param ingress the lists of client networks that the security group admits
/// @param faultsReported the document version whose faults were already sent out
/// @param template the newest numbered version; absent when the farm keeps no image parameter
/// @param image the AMI that the parameter names
/// @param today in UTC; a rule counts until the end of its last day
public record ConfigView(
    @Nullable InForce inForce,
    DocumentSeen document,
    @Nullable FarmDocument before,
    Map<String, EndpointSeen> endpoints,
    Map<String, PrefixList> services,
    List<Ingress> ingress,
    @Nullable String faultsReported,
    @Nullable TemplateVersion template,
    @Nullable String image,
    @Nullable Group group,
    @Nullable InstanceRefresh refresh,
    Latches latches,
    LocalDate today) {
  public ConfigView {
    endpoints = Map.copyOf(endpoints);
    services = Map.copyOf(services);
    ingress = List.copyOf(ingress);
  }

  /// A prefix list of one address family.
  public record Ingress(Family family, PrefixList list) {}

  /// A managed prefix list holds one family only.
  public enum Family {
    IPV4,
    IPV6
  }
}
