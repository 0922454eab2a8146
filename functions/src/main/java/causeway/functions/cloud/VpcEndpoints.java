package causeway.functions.cloud;

import causeway.reconcile.observed.EndpointSeen;
import java.util.Optional;

/// EC2's gateway endpoints.
public interface VpcEndpoints {
  /// An endpoint with its present policy; empty when there is none with this id (`vpce-…`).
  Optional<EndpointSeen> byId(String id);

  /// Replaces the policy. EC2 takes no condition, so there must be one writer only.
  void setPolicy(String id, String policy);
}
