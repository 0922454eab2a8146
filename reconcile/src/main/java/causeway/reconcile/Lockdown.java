package causeway.reconcile;

import causeway.access.document.Reaction.Action;
import causeway.reconcile.observed.Latches;

/// How far alarms have narrowed what every endpoint permits.
public enum Lockdown {
  /// Not at all: what the rules grant.
  NONE,
  /// Of what the rules grant, what reads.
  READ_ONLY,
  /// Nothing but the proxies' own statements.
  CLOSED;

  /// What the latches say; the narrower wins.
  public static Lockdown of(Latches latches) {
    if (latches.of(Action.ENDPOINT_POLICY_CLOSED).findAny().isPresent()) {
      return CLOSED;
    }
    return latches.of(Action.ENDPOINT_POLICY_READ_ONLY).findAny().isPresent() ? READ_ONLY : NONE;
  }
}
