package causeway.functions.simulation;

import causeway.access.document.Reaction.Action;
import causeway.access.snapshot.AccessSnapshot;
import causeway.access.snapshot.AccessSnapshot.Quarantined;
import causeway.access.snapshot.SnapshotCodec;
import causeway.functions.Buckets;
import causeway.functions.fake.Call;
import causeway.reconcile.Lockdown;
import causeway.reconcile.observed.ConfigView;
import causeway.reconcile.observed.Latch;
import causeway.reconcile.observed.Latches;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What is latched: a publication shuts out exactly the blocks of the latches that its look was
/// shown, and an endpoint that is locked down is never told to permit more than that leaves.
final class LatchCheck implements Check {
  private static final String WRITES = "s3:DeleteObject\"";

  private Latches latches = Latches.NONE;

  @Override
  public void looked(ConfigView view) {
    latches = view.latches();
  }

  @Override
  public void reached(String function, Call call) {
    if (call.operation().equals("objects.put")
        && call.text(1).equals(Buckets.SNAPSHOT)
        && call.arguments().get(2) instanceof byte[] bytes) {
      published(SnapshotCodec.read(bytes));
    }
    if (call.operation().equals("vpcEndpoints.setPolicy")) {
      permitted(call.text(1));
    }
  }

  private void published(AccessSnapshot snapshot) {
    Set<String> released =
        snapshot.quarantine().stream().map(Quarantined::release).collect(Collectors.toSet());
    Set<String> latched =
        latches.of(Action.QUARANTINE).map(Latch::id).collect(Collectors.toCollection(TreeSet::new));
    if (!released.equals(latched)) {
      throw new Violation(
          "quarantined", "published are " + released + ", the look was shown " + latched);
    }
  }

  private void permitted(String policy) {
    boolean open =
        switch (Lockdown.of(latches)) {
          case NONE -> false;
          case READ_ONLY -> policy.contains(WRITES);
          case CLOSED -> !PolicyCheck.buckets(policy).isEmpty();
        };
    if (open) {
      throw new Violation(
          "locked-down", "with " + latches.all() + " the endpoint would permit " + policy);
    }
  }
}
