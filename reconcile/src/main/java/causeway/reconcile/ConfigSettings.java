package causeway.reconcile;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the stack decides for ConfigChangeFunction.
///
/// @param endpoints the stack's gateway endpoints by service
/// @param proxies what every policy of the S3 endpoint grants
/// @param launchTemplateId absent together with the image parameter: instances are then replaced by
///   the stack alone
public record ConfigSettings(
    String farm,
    String region,
    Map<String, String> endpoints,
    ProxyAccess proxies,
    @Nullable String ingressListId,
    @Nullable String ingressListIpv6Id,
    @Nullable String launchTemplateId,
    @Nullable String imageParameter,
    @Nullable String group) {
  public ConfigSettings {
    endpoints = Map.copyOf(endpoints);
  }
}
