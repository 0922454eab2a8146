package causeway.cli.farm;

import causeway.access.snapshot.AccessSnapshot;
import causeway.cli.farm.Proxies.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Waits until every proxy in service enforces a document that was uploaded, or finds out who does
/// not and why.
public final class Enforcement {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  private final Account account;
  private final Farm farm;
  private final Pace pace;
  private final Consumer<String> progress;

  public Enforcement(Account account, Farm farm, Pace pace, Consumer<String> progress) {
    this.account = account;
    this.farm = farm;
    this.pace = pace;
    this.progress = progress;
  }

  /// How waiting ended.
  public sealed interface Outcome {
    /// Every proxy in service enforces it.
    record Enforced(long sequence, List<Proxy> proxies) implements Outcome {}

    /// Time ran out.
    ///
    /// @param sequence of the snapshot that carries the document; absent while none does
    /// @param why a line for each that is behind
    record Behind(@Nullable Long sequence, List<Proxy> proxies, List<String> why)
        implements Outcome {}

    /// Another document was uploaded meanwhile.
    record Superseded(String version) implements Outcome {}

    /// The function will not publish it.
    record Refused(List<String> why) implements Outcome {}
  }

  /// Waits, at most for `timeout`.
  ///
  /// @param wanted the document, compiled
  /// @param version its version in the config bucket
  public Outcome await(AccessSnapshot wanted, String version, Duration timeout) {
    Instant deadline = pace.now().plus(timeout);
    String said = "";
    while (true) {
      Optional<Outcome> end = overtaken(version);
      if (end.isPresent()) {
        return end.get();
      }
      Optional<InForce> carrying =
          InForce.read(account, farm).filter(snapshot -> carries(snapshot, wanted, version));
      List<Proxy> proxies =
          Proxies.of(account, farm).stream().filter(proxy -> proxy.member().inService()).toList();
      String now;
      if (carrying.isEmpty()) {
        Optional<Outcome> refused = refusal(version);
        if (refused.isPresent()) {
          return refused.get();
        }
        now = "waiting for the snapshot with version " + version;
      } else {
        long sequence = carrying.get().sequence();
        long behind = proxies.stream().filter(proxy -> !proxy.enforces(sequence)).count();
        if (behind == 0) {
          return new Outcome.Enforced(sequence, proxies);
        }
        now =
            "snapshot %d carries it; %d of %d proxies in service enforce it"
                .formatted(sequence, proxies.size() - behind, proxies.size());
      }
      if (!now.equals(said)) {
        progress.accept(now);
        said = now;
      }
      if (!pace.now().isBefore(deadline) || !pace.pause(LOOK_EVERY)) {
        Long sequence = carrying.map(InForce::sequence).orElse(null);
        return new Outcome.Behind(sequence, proxies, why(version, sequence, proxies));
      }
    }
  }

  private Optional<Outcome> overtaken(String version) {
    return account
        .object(farm.configBucket(), Farm.DOCUMENT)
        .map(now -> String.valueOf(now.version()))
        .filter(now -> !now.equals(version))
        .map(Outcome.Superseded::new);
  }

  /// A document that compiles to what is in force already makes no new snapshot.
  private static boolean carries(InForce snapshot, AccessSnapshot wanted, String version) {
    return version.equals(snapshot.snapshot().documentVersion()) || snapshot.says(wanted);
  }

  private Optional<Outcome> refusal(String version) {
    return Run.read(account, farm, "config-change")
        .map(run -> run.against(version))
        .filter(lines -> !lines.isEmpty())
        .map(Outcome.Refused::new);
  }

  private List<String> why(String version, @Nullable Long sequence, List<Proxy> proxies) {
    if (sequence != null) {
      return proxies.stream().filter(proxy -> !proxy.enforces(sequence)).map(this::why).toList();
    }
    return Run.read(account, farm, "config-change")
        .map(run -> why(run, version))
        .orElse(
            List.of(
                "ConfigChangeFunction has never run; look at its log, and at its queue's dead"
                    + " letters"));
  }

  private List<String> why(Run run, String version) {
    if (run.outcome().equals("dry-run")) {
      return List.of("ConfigChangeFunction only plans: the stack's parameter DryRun is true");
    }
    List<String> troubles = run.besides(version);
    return troubles.isEmpty()
        ? List.of(
            "ConfigChangeFunction published no snapshot of it; its last look was %s ago"
                .formatted(Ago.between(run.looked(), pace.now())))
        : troubles;
  }

  private String why(Proxy proxy) {
    String name = proxy.member().id() + " (" + proxy.member().zone() + ") ";
    ProxyReport report = proxy.report();
    if (report == null) {
      return name + "has never reported";
    }
    String enforces =
        report.sequence() == null ? "enforces nothing" : "enforces sequence " + report.sequence();
    String detail = report.message() == null ? "" : ": " + report.message();
    return name
        + enforces
        + ", is "
        + report.state()
        + detail
        + "; last report "
        + Ago.between(report.time(), pace.now())
        + " ago";
  }
}
