package causeway.reconcile.audit;

import causeway.access.document.Endpoint;
import causeway.access.document.FarmDocument;
import causeway.policy.language.Policy;
import causeway.reconcile.Lockdown;
import causeway.reconcile.audit.AuditReport.Audited;
import causeway.reconcile.compile.Compilation;
import causeway.reconcile.compile.PolicyCompiler;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One audit: from what was found to what is to be told. Pure, but for asking whether there is time
/// for another endpoint.
public final class Auditor {
  private final AuditView view;
  private final AuditSettings settings;
  private final @Nullable Past past;
  private final Map<String, String> names;
  private final Bounds bounds;
  private final Comparing comparing = new Comparing();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Audited> audited = new ArrayList<>();
  private final List<Unread> unread;

  private Auditor(AuditView view, AuditSettings settings, @Nullable Past past) {
    this.view = view;
    this.settings = settings;
    this.past = past;
    this.names = Bounds.own(view, settings);
    this.bounds = new Bounds(view, settings);
    this.unread = new ArrayList<>(view.unread());
  }

  /// Audits every endpoint.
  ///
  /// @param past the audit before; absent: everything is new
  /// @param time whether there is some left; what it ends before is reported as not looked at
  public static AuditReport audit(
      AuditView view, AuditSettings settings, @Nullable Past past, BooleanSupplier time) {
    return new Auditor(view, settings, past).audit(time);
  }

  private AuditReport audit(BooleanSupplier time) {
    List<FoundEndpoint> late = new ArrayList<>();
    for (FoundEndpoint endpoint : view.endpoints()) {
      if (endpoint.gone()) {
        continue;
      }
      if (time.getAsBoolean()) {
        audit(endpoint);
      } else {
        late.add(endpoint);
      }
    }
    if (!late.isEmpty()) {
      unread.add(
          new Unread(
              null,
              late.size() + " of " + view.endpoints().size() + " endpoints",
              "out-of-time",
              "there was no time left for "
                  + late.getFirst().id()
                  + (late.size() > 1 ? " and " + (late.size() - 1) + " more" : "")
                  + "; the next audit begins with the accounts anew, so give the function more time"
                  + " or audit fewer accounts"));
    }
    missing();
    Comings comings = new Comings(view, audited, unread, past);
    return new AuditReport(
        view.at(),
        past == null ? null : past.at(),
        comings.dated(findings),
        audited,
        view.places(),
        unread,
        comings.resolved(findings),
        comings.carried(findings));
  }

  private void audit(FoundEndpoint endpoint) {
    EndpointAudit audit = new EndpointAudit(endpoint, settings.farm(), comparing);
    Instant since = since(endpoint);
    @Nullable String name = home(endpoint) ? names.get(endpoint.id()) : null;
    if (!endpoint.takesPolicies() || view.unsupported().contains(endpoint.service())) {
      audit.unsupported();
    } else {
      audit.read().ifPresent(policy -> ask(audit, endpoint, policy, name, since));
    }
    findings.addAll(audit.findings);
    audited.add(new Audited(endpoint, name, Comings.digest(endpoint), since, audit.answers));
  }

  private void ask(
      EndpointAudit audit,
      FoundEndpoint endpoint,
      Policy policy,
      @Nullable String name,
      Instant since) {
    List<Bound> asked = bounds.of(endpoint, name != null);
    if (!audit.fullAccess(policy, asked)) {
      asked.forEach(bound -> audit.bound(policy, bound));
    }
    FarmDocument document = view.document();
    if (name == null || document == null) {
      return;
    }
    switch (PolicyCompiler.compile(
        document,
        endpoint.shortService(),
        settings.proxies(),
        view.at().atZone(ZoneOffset.UTC).toLocalDate(),
        written(document, endpoint.id()) ? Lockdown.of(view.latches()) : Lockdown.NONE)) {
      case Compilation.Compiled compiled ->
          audit.drift(policy, compiled.policy(), settling(since), written(document, endpoint.id()));
      case Compilation.TooLarge(String why) ->
          audit.undecided(
              EndpointAudit.DRIFT,
              "what the farm document says",
              "policy-too-large",
              "The document compiles to no policy for this endpoint: " + why + ".",
              "Make the document smaller; until then nothing is written.");
    }
  }

  private boolean home(FoundEndpoint endpoint) {
    return endpoint.place().equals(settings.home());
  }

  private static boolean written(FarmDocument document, String id) {
    return document.endpoints().values().stream()
        .filter(endpoint -> id.equals(endpoint.id()))
        .allMatch(Endpoint::adopt);
  }

  /// Since when the policy is as it is, as far as audits have seen.
  private Instant since(FoundEndpoint endpoint) {
    Past.Kept kept = past == null ? null : past.policies().get(endpoint.arn());
    if (kept != null) {
      return kept.digest().equals(Comings.digest(endpoint)) ? kept.since() : view.at();
    }
    Instant created = endpoint.created();
    return created != null ? created : past == null ? Instant.EPOCH : view.at();
  }

  private boolean settling(Instant since) {
    Instant document = view.documentSince();
    return view.at().isBefore(since.plus(settings.grace()))
        || (document != null && view.at().isBefore(document.plus(settings.grace())));
  }

  /// The farm's endpoints that its account does not have.
  private void missing() {
    if (!view.places().contains(settings.home())) {
      return;
    }
    new TreeMap<>(names)
        .forEach((id, name) -> {
          boolean there =
              view.endpoints().stream()
                  .anyMatch(
                      endpoint -> endpoint.id().equals(id) && home(endpoint) && !endpoint.gone());
          if (!there) {
            FoundEndpoint gone =
                new FoundEndpoint(
                    id, settings.home(), "Gateway", "?", "?", "deleted", null, Map.of(), null);
            findings.add(
                new Finding(
                    Notices.id(settings.farm(), gone, "missing"),
                    Finding.Subject.of(gone),
                    "missing",
                    Status.VIOLATION,
                    Severity.HIGH,
                    "The farm's endpoint " + name + " is gone",
                    "missing",
                    "The farm has its endpoint of "
                        + name
                        + " under this id, and "
                        + settings.home()
                        + " has none.",
                    "Update the stack, or name the right id in the document.",
                    List.of()));
          }
        });
  }
}
