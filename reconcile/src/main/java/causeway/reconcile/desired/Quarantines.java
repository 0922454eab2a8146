package causeway.reconcile.desired;

import causeway.access.document.Reaction.Action;
import causeway.access.net.Cidr;
import causeway.access.snapshot.AccessSnapshot.Quarantined;
import causeway.reconcile.observed.Latch;
import causeway.reconcile.observed.Latches;
import java.util.ArrayList;
import java.util.List;

/// The blocks that the latches shut out, as the snapshot says them: exactly those of the latches,
/// so that one that is released leaves nothing behind.
public final class Quarantines {
  private Quarantines() {}

  /// The blocks, in the order of the latches.
  ///
  /// @param alarms gains a line for each latch that names no block
  public static List<Quarantined> of(Latches latches, List<String> alarms) {
    List<Quarantined> blocks = new ArrayList<>();
    for (Latch latch : latches.of(Action.QUARANTINE).toList()) {
      try {
        Cidr block = Cidr.parse(latch.target());
        blocks.add(new Quarantined(block.toString(), latch.since(), latch.alarm(), latch.id()));
      } catch (IllegalArgumentException noBlock) {
        alarms.add(
            "latch "
                + latch.id()
                + " quarantines nobody: "
                + noBlock.getMessage()
                + "; release it with causeway release "
                + latch.id());
      }
    }
    return List.copyOf(blocks);
  }
}
