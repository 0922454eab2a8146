package causeway.policy.control;

import causeway.policy.catalogue.Action;
import causeway.policy.catalogue.Actions;
import causeway.policy.language.Comparison;
import causeway.policy.language.Patterns;
import causeway.policy.language.Policy;
import causeway.policy.language.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The controls that an audit applies. Those about callers and resources let through what the
/// exceptions name, since machines fetch AWS's own packages without credentials and AWS's services
/// call on their own behalf.
public final class Controls {
  /// An account and an organisation that nobody has: who stands for everybody that a policy does
  /// not know.
  static final String STRANGE_ACCOUNT = "000000000000";

  static final String STRANGE_ORGANIZATION = "o-stranger000";

  private final Exceptions exceptions;

  /// Controls with these exceptions.
  public Controls(Exceptions exceptions) {
    this.exceptions = exceptions;
  }

  /// Only callers of the organisation.
  public Control organizationPerimeter(String organization) {
    return control(
        "organization-perimeter",
        "only callers of organization " + organization,
        Bounds.allow(Bounds.equal("aws:PrincipalOrgID", List.of(organization))));
  }

  /// Only resources of the organisation or of these accounts; either list may be empty.
  public Control resourcePerimeter(List<String> organizations, List<String> accounts) {
    List<Statement> statements = new ArrayList<>();
    if (!organizations.isEmpty()) {
      statements.add(Bounds.allow(Bounds.equal("aws:ResourceOrgID", organizations)));
    }
    if (!accounts.isEmpty()) {
      statements.add(Bounds.allow(Bounds.equal("aws:ResourceAccount", accounts)));
    }
    return control(
        "resource-perimeter",
        "only resources of "
            + String.join(", ", Stream.concat(organizations.stream(), accounts.stream()).toList()),
        statements.toArray(Statement[]::new));
  }

  /// No caller without credentials, and none from an account and an organisation that the policy
  /// does not name: a wildcard principal must be bounded by who calls, not by a tag or a network
  /// alone.
  public Control noUnboundedPrincipal() {
    return control(
        "no-unbounded-principal",
        "no wildcard principal without a bound on who calls",
        Bounds.allow(
            Bounds.condition(
                Comparison.STRING_NOT_EQUALS, "aws:PrincipalAccount", List.of(STRANGE_ACCOUNT)),
            Bounds.present("aws:PrincipalAccount")),
        Bounds.allow(
            Bounds.condition(
                Comparison.STRING_NOT_EQUALS, "aws:PrincipalOrgID", List.of(STRANGE_ORGANIZATION)),
            Bounds.present("aws:PrincipalOrgID")));
  }

  /// Only these buckets, names with wildcards, and their objects.
  public Control onlyBuckets(List<String> buckets) {
    List<String> arns =
        buckets.stream()
            .flatMap(bucket -> Stream.of("", "/*").map(end -> "arn:aws:s3:::" + bucket + end))
            .toList();
    return control(
        "only-our-buckets",
        "only the buckets " + String.join(", ", buckets),
        Bounds.allow(Patterns.only("s3:*"), new Patterns(false, arns)),
        Bounds.allow(Patterns.except("s3:*"), Patterns.only("*")));
  }

  /// Only these tables, ARNs with wildcards, with their indexes and streams.
  public Control onlyTables(List<String> tables) {
    List<String> arns =
        tables.stream()
            .flatMap(table -> Stream.of("", "/index/*", "/stream/*").map(end -> table + end))
            .toList();
    return control(
        "only-our-tables",
        "only the tables " + String.join(", ", tables),
        Bounds.allow(Patterns.only("dynamodb:*"), new Patterns(false, arns)),
        Bounds.allow(Patterns.except("dynamodb:*"), Patterns.only("*")));
  }

  /// No action that changes permissions or the configuration of buckets and tables.
  public Control noAdministration() {
    List<String> administration =
        Actions.GATEWAY_SERVICES.stream()
            .flatMap(service -> Actions.of(service).stream())
            .filter(action -> action.level() == Action.Level.ADMIN)
            .map(Action::text)
            .toList();
    return control(
        "no-administration",
        "no action that changes permissions or configuration",
        Bounds.allow(new Patterns(true, administration), Patterns.only("*")));
  }

  /// Only through these endpoints, or from these networks inside the VPC; either list may be empty.
  public Control expectedNetwork(List<String> endpoints, List<String> networks) {
    List<Statement> statements = new ArrayList<>();
    if (!endpoints.isEmpty()) {
      statements.add(Bounds.allow(Bounds.equal("aws:SourceVpce", endpoints)));
    }
    if (!networks.isEmpty()) {
      statements.add(
          Bounds.allow(Bounds.condition(Comparison.IP_ADDRESS, "aws:VpcSourceIp", networks)));
    }
    return new Control(
        "expected-network",
        "only from "
            + String.join(", ", Stream.concat(endpoints.stream(), networks.stream()).toList()),
        Policy.of(statements));
  }

  private Control control(String code, String title, Statement... statements) {
    List<Statement> all = new ArrayList<>(List.of(statements));
    all.addAll(exceptions.statements());
    return new Control(code, title, Policy.of(all));
  }
}
