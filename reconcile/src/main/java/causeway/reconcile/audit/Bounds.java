package causeway.reconcile.audit;

import causeway.access.document.Audit;
import causeway.access.document.FarmDocument;
import causeway.access.document.Perimeter;
import causeway.access.host.ArnPartition;
import causeway.policy.control.Control;
import causeway.policy.control.Controls;
import causeway.policy.control.Exceptions;
import causeway.policy.language.Policy;
import causeway.policy.language.Statement;
import causeway.reconcile.compile.PolicyCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What the document asks of every endpoint's policy: the baseline of its service, and the controls
/// that its perimeter configures.
final class Bounds {
  static final String BASELINE = "baseline";

  private final AuditView view;
  private final AuditSettings settings;

  Bounds(AuditView view, AuditSettings settings) {
    this.view = view;
    this.settings = settings;
  }

  /// Those of an endpoint, the strictest first.
  ///
  /// @param own whether it is one of the farm's: what the proxies need themselves is then let
  ///   through, as the policy that is compiled for it does
  List<Bound> of(FoundEndpoint endpoint, boolean own) {
    FarmDocument document = view.document();
    if (document == null) {
      return List.of();
    }
    List<Bound> bounds = new ArrayList<>();
    document
        .endpoints()
        .forEach((name, declared) -> {
          Policy baseline = view.baselines().get(name);
          if (baseline != null && declared.service().equals(endpoint.shortService())) {
            bounds.add(
                new Bound(
                    BASELINE,
                    "nothing beyond the baseline of " + name,
                    "Permits more than the baseline of " + name,
                    "the baseline",
                    baseline,
                    Severity.HIGH,
                    "Narrow the endpoint's policy to the baseline, or decide that the baseline shall"
                        + " permit this too and change it."));
          }
        });
    String region = endpoint.place().region();
    Controls controls = new Controls(Exceptions.of(region));
    perimeter(controls, document.perimeter()).forEach(bounds::add);
    only(controls, document.audit().only(), region, own).forEach(bounds::add);
    return own ? bounds.stream().map(bound -> lettingProxies(bound, endpoint)).toList() : bounds;
  }

  private static Stream<Bound> perimeter(Controls controls, Perimeter perimeter) {
    List<Bound> bounds = new ArrayList<>();
    String organization = perimeter.organization();
    if (organization != null) {
      bounds.add(
          bound(
              controls.organizationPerimeter(organization),
              Severity.HIGH,
              "Add a condition StringEquals on aws:PrincipalOrgID to every Allow."));
    }
    if (!perimeter.resourceAccounts().isEmpty()) {
      bounds.add(
          bound(
              controls.resourcePerimeter(List.of(), perimeter.resourceAccounts()),
              Severity.HIGH,
              "Add a condition StringEquals on aws:ResourceAccount to every Allow."));
    }
    if (organization == null) {
      // An organization's perimeter bounds every caller already.
      bounds.add(
          bound(
              controls.noUnboundedPrincipal(),
              Severity.MEDIUM,
              "Bound each Allow by who calls: aws:PrincipalOrgID, aws:PrincipalAccount or"
                  + " aws:PrincipalArn."));
    }
    return bounds.stream();
  }

  /// @param own the farm's endpoints are bounded by their route tables, and nobody could write a
  ///   network into policies that are compiled
  private static Stream<Bound> only(
      Controls controls, Audit.Only only, String region, boolean own) {
    List<Bound> bounds = new ArrayList<>();
    if (!only.buckets().isEmpty()) {
      bounds.add(
          bound(
              controls.onlyBuckets(only.buckets()),
              Severity.HIGH,
              "Name these buckets and their objects as the resources of every Allow."));
    }
    if (!only.tables().isEmpty()) {
      bounds.add(
          bound(
              controls.onlyTables(only.tables().stream().map(name -> table(region, name)).toList()),
              Severity.HIGH,
              "Name these tables as the resources of every Allow."));
    }
    if (!only.administration()) {
      bounds.add(
          bound(
              controls.noAdministration(),
              Severity.HIGH,
              "Leave the named action out of every Allow, or deny it."));
    }
    if (!only.networks().isEmpty() && !own) {
      bounds.add(
          bound(
              controls.expectedNetwork(List.of(), only.networks()),
              Severity.MEDIUM,
              "Add a condition IpAddress on aws:VpcSourceIp to every Allow."));
    }
    return bounds.stream();
  }

  private static String table(String region, String name) {
    return "arn:" + ArnPartition.of(region) + ":dynamodb:" + region + ":*:table/" + name;
  }

  private static Bound bound(Control control, Severity severity, String remedy) {
    return new Bound(
        control.code(),
        control.title(),
        "Not " + control.title(),
        "the rule “" + control.title() + "”",
        control.bound(),
        severity,
        remedy);
  }

  private Bound lettingProxies(Bound bound, FoundEndpoint endpoint) {
    List<Statement> own =
        PolicyCompiler.ownStatements(
            endpoint.shortService(), settings.proxies(), endpoint.place().region());
    if (own.isEmpty()) {
      return bound;
    }
    List<Statement> statements = new ArrayList<>(bound.policy().statements());
    statements.addAll(own);
    return new Bound(
        bound.check(),
        bound.title(),
        bound.broken(),
        bound.against(),
        new Policy(bound.policy().version(), bound.policy().id(), statements),
        bound.severity(),
        bound.remedy());
  }

  /// The names that the document gives the farm's endpoints, by their ids.
  static Map<String, String> own(AuditView view, AuditSettings settings) {
    Map<String, String> names = new java.util.TreeMap<>();
    FarmDocument document = view.document();
    settings.endpoints().forEach((service, id) -> names.put(id, service));
    if (document != null) {
      document
          .endpoints()
          .forEach((name, declared) -> {
            String id =
                declared.id() == null
                    ? settings.endpoints().get(declared.service())
                    : declared.id();
            if (id != null) {
              names.put(id, name);
            }
          });
    }
    return names;
  }
}
