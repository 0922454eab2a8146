package causeway.functions.simulation;

import causeway.functions.fake.Call;
import causeway.functions.simulation.Coverage.Kind;
import causeway.functions.simulation.Documents.Content;
import causeway.reconcile.Lockdown;
import causeway.reconcile.observed.ConfigView;
import causeway.reconcile.observed.DocumentSeen;
import causeway.reconcile.observed.InForce;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The endpoint is never told to permit more than the rules in force and the new ones do, nor less
/// than those in force unless it is locked down; with nothing new, just those.
final class PolicyCheck implements Check {
  /// Each rule has a bucket of its own.
  private static final Pattern BUCKET = Pattern.compile(":::bucket-(\\d+)/");

  private final World world;
  private Set<Integer> inForce = Set.of();
  private Set<Integer> fresh = Set.of();
  private boolean locked;

  PolicyCheck(World world) {
    this.world = world;
  }

  @Override
  public void looked(ConfigView view) {
    locked = Lockdown.of(view.latches()) != Lockdown.NONE;
    InForce current = view.inForce();
    inForce = current == null ? Set.of() : rules(current.documentVersion());
    fresh =
        view.document() instanceof DocumentSeen.Good(String version, var _)
            ? rules(version)
            : Set.of();
  }

  private Set<Integer> rules(@Nullable String version) {
    Content content = world.history.content(version);
    return content == null ? Set.of() : content.rules();
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
    Set<Integer> bound = new TreeSet<>(inForce);
    bound.addAll(fresh);
    Set<Integer> permitted = buckets(call.text(1));
    if (!bound.containsAll(permitted)) {
      throw new Violation(
          "policy-bound", "the endpoint would permit " + permitted + ", the rules say " + bound);
    }
    if (!locked && !permitted.containsAll(inForce)) {
      throw new Violation(
          "policy-kept", "the endpoint would permit " + permitted + ", in force are " + inForce);
    }
  }
}
