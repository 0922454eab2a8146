package causeway.access.document;

import causeway.access.Quoted;
import causeway.access.Rule;
import causeway.access.grant.Fit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Holds what a rule names against the services of the endpoints it may mean.
final class EndpointChoice {
  private EndpointChoice() {}

  /// `to` with its endpoint filled in where only one fits: the proxy, which does not see tables or
  /// actions, would otherwise open the other endpoints as well. A fault when none fits.
  ///
  /// @param services the service of each endpoint
  static Rule.To of(Value value, Rule.To to, Map<String, String> services) {
    Fit fit = new Fit(to);
    String named = to.endpoint();
    if (named != null) {
      String service = services.get(named);
      misfit(value, named, service, service == null ? null : fit.misfit(service));
      return to;
    }
    List<String> fitting = new ArrayList<>();
    String misfit = null;
    for (Map.Entry<String, String> endpoint : services.entrySet()) {
      String found = fit.misfit(endpoint.getValue());
      misfit = misfit == null ? found : misfit;
      if (found == null) {
        fitting.add(endpoint.getKey());
      }
    }
    if (fitting.isEmpty() && misfit != null) {
      value.fault(
          Code.WRONG_SERVICE,
          "names "
              + misfit
              + ", and no endpoint of this document serves that with the rest; split the rule, or add"
              + " an endpoint");
    }
    return fitting.size() == 1 && misfit != null ? at(fitting.getFirst(), to) : to;
  }

  private static void misfit(
      Value value, String endpoint, @Nullable String service, @Nullable String misfit) {
    if (misfit != null) {
      value.fault(
          Code.WRONG_SERVICE,
          "names "
              + misfit
              + ", but endpoint "
              + Quoted.of(endpoint)
              + " serves "
              + service
              + "; remove them, or name another endpoint");
    }
  }

  private static Rule.To at(String endpoint, Rule.To to) {
    return new Rule.To(
        endpoint,
        to.hosts(),
        to.buckets(),
        to.accessPoints(),
        to.accounts(),
        to.regions(),
        to.ports(),
        to.tables(),
        to.principals(),
        to.access());
  }
}
