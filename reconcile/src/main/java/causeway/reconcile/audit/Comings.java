package causeway.reconcile.audit;

import causeway.reconcile.audit.AuditReport.Answer;
import causeway.reconcile.audit.AuditReport.Audited;
import causeway.reconcile.audit.AuditReport.Dated;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What came and what went since the audit before. What could not be looked at again has not gone.
final class Comings {
  private static final Comparator<Dated> WORST_FIRST =
      Comparator.comparing((Dated each) -> each.finding().status())
          .thenComparing(each -> each.finding().severity(), Comparator.reverseOrder())
          .thenComparing(each -> each.finding().subject().place())
          .thenComparing(each -> each.finding().subject().endpoint())
          .thenComparing(each -> each.finding().check());

  private final AuditView view;
  private final List<Unread> unread;
  private final Map<String, Audited> audited;
  private final Map<String, Past.Known> before;

  Comings(AuditView view, List<Audited> audited, List<Unread> unread, @Nullable Past past) {
    this.view = view;
    this.unread = unread;
    this.audited =
        audited.stream()
            .collect(
                Collectors.toMap(each -> each.endpoint().arn(), Function.identity(), (a, b) -> a));
    this.before = past == null ? Map.of() : past.found();
  }

  /// What tells one policy's text from another.
  static String digest(FoundEndpoint endpoint) {
    String text = endpoint.policy();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((text == null ? "" : text).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  List<Dated> dated(List<Finding> findings) {
    return findings.stream()
        .map(finding -> {
          Past.Known known = before.get(finding.id());
          boolean worse =
              known != null
                  && finding.status() == Status.VIOLATION
                  && known.status() != Status.VIOLATION;
          return new Dated(
              finding, known == null ? view.at() : known.firstSeen(), known == null || worse);
        })
        .sorted(WORST_FIRST)
        .toList();
  }

  List<Past.Known> resolved(List<Finding> findings) {
    return gone(findings).stream().filter(this::lookedAtAgain).toList();
  }

  List<Past.Known> carried(List<Finding> findings) {
    return gone(findings).stream().filter(known -> !lookedAtAgain(known)).toList();
  }

  private List<Past.Known> gone(List<Finding> findings) {
    Set<String> still = findings.stream().map(Finding::id).collect(Collectors.toSet());
    return before.values().stream()
        .filter(known -> !still.contains(known.id()))
        .sorted(Comparator.comparing(Past.Known::id))
        .toList();
  }

  private boolean lookedAtAgain(Past.Known known) {
    Place place = known.subject().place();
    if (!view.places().contains(place)) {
      // An account that the document no longer names is nobody's to look at.
      return unread.stream().noneMatch(each -> place.equals(each.place()));
    }
    Audited now = audited.get(known.subject().arn());
    if (now == null) {
      // Not there any more, unless time ended before it.
      return view.endpoints().stream()
          .noneMatch(each -> each.arn().equals(known.subject().arn()) && !each.gone());
    }
    if (now.checks().stream().map(Answer::check).anyMatch(known.check()::equals)) {
      return true;
    }
    // Not asked: then nobody asks it any more, or what it is asked by could not be read.
    return known.status() == Status.NOTICE
        || (view.document() != null && unread.stream().noneMatch(each -> each.place() == null));
  }
}
