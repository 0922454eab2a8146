package causeway.access.diff;

import causeway.access.decide.Access;
import causeway.access.decide.Caller;
import causeway.access.decide.Decision;
import causeway.access.decide.Target;
import java.net.InetAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One connection, decided under both documents.
///
/// @param address of the client
/// @param host the name asked for
/// @param at when
/// @param before what the old document decides
/// @param after what the new one does
public record Example(
    InetAddress address,
    @Nullable String user,
    String host,
    int port,
    Instant at,
    Decision before,
    Decision after) {

  /// Asks both; there is no other way to make an example, so each one is true.
  static Example replay(Access old, Access fresh, Caller caller, Target target, Instant at) {
    return new Example(
        caller.address(),
        caller.user(),
        target.host().name(),
        target.port(),
        at,
        old.decide(caller, target, at),
        fresh.decide(caller, target, at));
  }

  /// Such as `10.20.1.5 to lake.s3.eu-west-1.amazonaws.com:443 was denied (no-matching-rule), is
  /// allowed (allowed-by-rule, rule "lake")`.
  public String text() {
    return address.getHostAddress()
        + (user == null ? "" : " as " + user)
        + " to "
        + host
        + ":"
        + port
        + " was "
        + text(before)
        + ", is "
        + text(after);
  }

  private static String text(Decision decision) {
    Decision.Would would = decision.would();
    return switch (decision) {
          case Decision.Allow _ -> "allowed (";
          case Decision.Deny _ -> "denied (";
        }
        + decision.reason()
        + (decision.rule() == null ? "" : ", rule \"" + decision.rule() + "\"")
        + (would == null ? "" : ", would-" + would.effect().code())
        + ")";
  }
}
