package causeway.reconcile.observed;

import causeway.access.document.Reaction.Action;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The reactions that hold (`latches.json`): AlarmFunction alone writes them, the other functions
/// do what they say.
///
/// @param all in the order of their ids, each id once
public record Latches(List<Latch> all) {
  public static final Latches NONE = new Latches(List.of());

  public Latches {
    all = all.stream().sorted(Comparator.comparing(Latch::id)).toList();
  }

  /// Those that do this.
  public Stream<Latch> of(Action action) {
    return all.stream().filter(latch -> latch.action() == action);
  }

  /// The one with this id.
  public Optional<Latch> find(String id) {
    return all.stream().filter(latch -> latch.id().equals(id)).findFirst();
  }
}
