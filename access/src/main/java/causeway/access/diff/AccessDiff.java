package causeway.access.diff;

import causeway.access.snapshot.AccessSnapshot;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The access that a change of the document adds and removes.
///
/// Two documents are compared by what they decide, not by their text: addresses are cut into the
/// classes that the networks of both tell apart, users into classes of membership, names into those
/// that the patterns tell apart, and both documents are asked about one of each. A difference can
/// only lie where a changed rule matches, so only there is looked.
///
/// What alarms quarantine is no document's doing and left out.
///
/// @param changes in the order of [Kind], then of the documents
/// @param exhaustive false when the work was bounded before all classes were asked about: then each
///   change is still true, but there may be more
public record AccessDiff(List<Change> changes, boolean exhaustive) {
  public AccessDiff {
    changes = List.copyOf(changes);
  }

  /// Compares as of now.
  public static AccessDiff between(AccessSnapshot old, AccessSnapshot fresh) {
    return between(old, fresh, Clock.systemUTC().instant());
  }

  /// Compares as of `now`, and on the days on which a rule of either expires later.
  public static AccessDiff between(AccessSnapshot old, AccessSnapshot fresh, Instant now) {
    return between(old, fresh, now, Comparison.QUESTIONS);
  }

  static AccessDiff between(AccessSnapshot old, AccessSnapshot fresh, Instant now, int questions) {
    Comparison comparison =
        new Comparison(old.quarantining(List.of()), fresh.quarantining(List.of()), now, questions);
    List<Change> changes = new ArrayList<>(comparison.changes());
    changes.addAll(EndpointPolicyChanges.between(old, fresh));
    return new AccessDiff(changes, comparison.exhaustive());
  }
}
