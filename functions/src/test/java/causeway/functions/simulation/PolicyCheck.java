package causeway.functions.simulation;

import causeway.functions.fake.Call;
import causeway.functions.simulation.Coverage.Kind;
import causeway.functions.simulation.Documents.Content;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The endpoint is never told to permit more than the rules in force and the new ones do.
final class PolicyCheck implements Check {
  /// Each rule has a bucket of its own.
  private static final Pattern BUCKET = Pattern.compile(":::bucket-(\\d+)/");

  private final World world;
  private @Nullable Content inForce;
  private @Nullable Content before;

  PolicyCheck(World world) {
    this.world = world;
  }

  /// The rules whose buckets a policy names.
  static Set<Integer> buckets(String policy) {
    Set<Integer> rules = new TreeSet<>();
    BUCKET.matcher(policy).results().forEach(found -> rules.add(Integer.valueOf(found.group(1))));
    return rules;
  }

  /// Judged when the call reaches EC2: one that is done late could not be held back by anybody, as
  /// EC2 takes no condition; the next look sees it.
  @Override
  public void reached(String function, Call call) {
    if (!call.operation().equals("vpcEndpoints.setPolicy")) {
      return;
    }
    world.coverage.count(Kind.POLICIES_CHANGED);
    Content now = world.history.contentInForce();
    if (now != null && !now.equals(inForce)) {
      // A publication that was thought lost may have come while this one was planned.
      before = inForce;
      inForce = now;
    }
    Set<Integer> bound = world.history.rulesSince(now);
    if (before != null) {
      bound.addAll(before.rules());
    }
    Set<Integer> permitted = buckets(call.text(1));
    if (!bound.containsAll(permitted)) {
      throw new Violation(
          "policy-bound", "the endpoint would permit " + permitted + ", the rules say " + bound);
    }
  }
}
