package causeway.proxy.decide;

import causeway.access.decide.Access;
import causeway.access.decide.Caller;
import causeway.access.decide.Decision;
import causeway.access.decide.Target;
import causeway.access.host.Host;
import causeway.proxy.access.LoadedAccess;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks the snapshot that is in force at this moment; the answer keeps it, so that the addresses
/// dialled later are checked against the same one. With none loaded everything is refused. Safe on
/// any thread.
///
/// @param current the access in force, or null while there is none
public record Admission(Supplier<@Nullable LoadedAccess> current, Clock clock) {
  /// The reason code while no snapshot is loaded.
  public static final String NO_SNAPSHOT = "no-snapshot";

  private static final Verdict NONE =
      new Verdict(
          new Decision.Deny(NO_SNAPSHOT, null, null),
          null,
          List.of(),
          "no access snapshot is loaded, so everything is refused");

  /// A decision and what it was made with.
  ///
  /// @param loaded absent exactly with `no-snapshot`
  /// @param networks of the caller
  /// @param message a sentence about a refusal; absent when allowed
  public record Verdict(
      Decision decision,
      @Nullable LoadedAccess loaded,
      List<String> networks,
      @Nullable String message) {}

  /// Decides for the caller at `address`, who proved no user name.
  public Verdict decide(InetAddress address, Host host, int port) {
    LoadedAccess loaded = current.get();
    if (loaded == null) {
      return NONE;
    }
    Access access = loaded.access();
    Caller caller = new Caller(address, null);
    Target target = new Target(host, port);
    Decision decision = access.decide(caller, target, clock.instant());
    String message =
        switch (decision) {
          case Decision.Allow _ -> null;
          case Decision.Deny _ -> access.explain(caller, target, decision);
        };
    return new Verdict(decision, loaded, access.networks(address), message);
  }
}
