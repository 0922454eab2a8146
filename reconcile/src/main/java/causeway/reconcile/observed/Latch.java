package causeway.reconcile.observed;

import causeway.access.document.Reaction.Action;
import causeway.access.document.Reaction.Release;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A reaction that holds since an alarm set it off, until its release.
///
/// @param alarm the name of the alarm that set it off
/// @param target what it acts on: a zone for shift-away, a CIDR block of one source for quarantine,
///   empty for all endpoints' policies and for notify
/// @param since when it began to hold
/// @param until when its hold ends, if nobody has to release it; moved on while the alarm is on;
///   absent with manual release
/// @param reason what the alarm said, and the figures that chose the target, for people
public record Latch(
    String alarm,
    Action action,
    String target,
    Instant since,
    @Nullable Instant until,
    Release release,
    String reason) {
  /// What `causeway release` names it by: `quarantine:10.20.1.5/32`, `shift-away:eu-west-1a`,
  /// `endpoint-policy-closed`.
  public String id() {
    String of = action == Action.NOTIFY ? alarm : target;
    return of.isEmpty() ? action.code() : action.code() + ":" + of;
  }
}
