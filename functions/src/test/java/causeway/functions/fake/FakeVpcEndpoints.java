package causeway.functions.fake;

import causeway.functions.cloud.CloudException;
import causeway.functions.cloud.Failure;
import causeway.functions.cloud.VpcEndpoints;
import causeway.reconcile.observed.EndpointSeen;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// EC2's endpoints: the last policy that arrives stays, whoever sent it.
public final class FakeVpcEndpoints implements VpcEndpoints {
  private static final int MOST_CHARACTERS = 20_480;

  private final InstantSource clock;
  private final Lag lag;
  private final Map<String, History<String>> policies = new TreeMap<>();

  FakeVpcEndpoints(InstantSource clock, Lag lag) {
    this.clock = clock;
    this.lag = lag;
  }

  /// Makes an endpoint, or gives one another policy, as somebody at the console does.
  public void set(String id, String policy) {
    History<String> history = policies.get(id);
    if (history == null) {
      policies.put(id, new History<>(clock, lag, policy));
    } else {
      history.now(policy);
    }
  }

  public String truth(String id) {
    History<String> history = policies.get(id);
    if (history == null) {
      throw new CloudException(Failure.NOT_FOUND, "no endpoint " + id, null);
    }
    return history.truth();
  }

  @Override
  public Optional<EndpointSeen> byId(String id) {
    return Optional.ofNullable(policies.get(id))
        .map(history -> EndpointSeen.of(id, history.told()));
  }

  @Override
  public void setPolicy(String id, String policy) {
    String _ = truth(id);
    if (policy.length() > MOST_CHARACTERS) {
      throw new CloudException(Failure.INVALID, "the policy is too long", null);
    }
    set(id, policy);
  }
}
