package causeway.functions.fake;

import causeway.reconcile.observed.Hook;
import java.time.Duration;
import java.util.List;

/// How the fake group is set up.
///
/// @param transition how long the states pass that wait for nobody
/// @param failureSeen after which Auto Scaling knows that a machine is dead
/// @param reuse whether scaling in puts instances into a warm pool
/// @param abandonedWait whether an abandoned launch waits at the terminate hook too
public record GroupSettings(
    String name,
    List<String> zones,
    Hook launch,
    Hook terminate,
    Duration transition,
    Duration failureSeen,
    boolean reuse,
    boolean abandonedWait) {
  public GroupSettings {
    zones = List.copyOf(zones);
  }
}
