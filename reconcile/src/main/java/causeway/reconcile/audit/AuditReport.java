package causeway.reconcile.audit;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an audit found, the worst first, and what changed since the one before.
///
/// @param before when that was; absent without one
/// @param endpoints every endpoint that was found
/// @param resolved what the audit before found and this one did not, though it looked
/// @param carried what the audit before found and this one could not look at again
public record AuditReport(
    Instant at,
    @Nullable Instant before,
    List<Dated> findings,
    List<Audited> endpoints,
    Set<Place> places,
    List<Unread> unread,
    List<Past.Known> resolved,
    List<Past.Known> carried) {
  public AuditReport {
    findings = List.copyOf(findings);
    endpoints = List.copyOf(endpoints);
    places = Set.copyOf(places);
    unread = List.copyOf(unread);
    resolved = List.copyOf(resolved);
    carried = List.copyOf(carried);
  }

  /// A finding in time.
  ///
  /// @param fresh whether the audit before did not have it
  public record Dated(Finding finding, Instant firstSeen, boolean fresh) {}

  /// An endpoint with what was asked of it.
  ///
  /// @param name what the document calls it, when it is one of the farm's
  /// @param digest of its policy's text
  /// @param since the first audit that saw this policy
  /// @param checks what was asked, with each answer
  public record Audited(
      FoundEndpoint endpoint,
      @Nullable String name,
      String digest,
      Instant since,
      List<Answer> checks) {
    public Audited {
      checks = List.copyOf(checks);
    }
  }

  /// One question's answer: `passed`, `skipped` or a [Status].
  public record Answer(String check, String title, String answer) {}

  /// What an audit comes to.
  public enum Outcome {
    CLEAN,
    FINDINGS,
    /// Nothing was shown, but something could not be decided or looked at.
    UNKNOWN
  }

  public Outcome outcome() {
    if (count(Status.VIOLATION) > 0) {
      return Outcome.FINDINGS;
    }
    return count(Status.UNKNOWN) > 0 || !unread.isEmpty() ? Outcome.UNKNOWN : Outcome.CLEAN;
  }

  public long count(Status status) {
    return findings.stream().filter(each -> each.finding().status() == status).count();
  }

  /// Whether something is on its way and should be looked at again soon.
  public boolean settling() {
    return count(Status.SETTLING) > 0;
  }
}
