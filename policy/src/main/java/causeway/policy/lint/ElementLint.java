package causeway.policy.lint;

import causeway.policy.catalogue.Action;
import causeway.policy.catalogue.Actions;
import causeway.policy.catalogue.EndpointKind;
import causeway.policy.language.Effect;
import causeway.policy.language.Patterns;
import causeway.policy.language.Principal;
import causeway.policy.language.Principals;
import causeway.policy.language.Quoted;
import causeway.policy.language.Statement;
import causeway.policy.lint.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What misleads in a statement's principals, actions and resources.
final class ElementLint {
  private final int index;
  private final Statement statement;
  private final boolean variables;
  private final EndpointKind endpoint;
  private final List<Finding> findings = new ArrayList<>();

  ElementLint(int index, Statement statement, boolean variables, EndpointKind endpoint) {
    this.index = index;
    this.statement = statement;
    this.variables = variables;
    this.endpoint = endpoint;
  }

  List<Finding> check() {
    switch (statement.principals()) {
      case Principals.Absent _ ->
          add(Severity.ERROR, "no-principal", "no Principal, which endpoints want; write \"*\"");
      case Principals.Only only -> only.values().forEach(this::principal);
      case Principals.Except except -> {
        except.values().forEach(this::principal);
        if (statement.effect() == Effect.ALLOW) {
          add(
              Severity.WARNING,
              "allow-not-principal",
              "NotPrincipal with Allow admits everybody else, unsigned requests too; name who may");
        }
      }
    }
    someOf(statement.actions().values(), this::action);
    if (statement.effect() == Effect.ALLOW && statement.actions().except()) {
      add(
          Severity.WARNING,
          "allow-not-action",
          "NotAction with Allow permits every other action of every service; name the actions");
    }
    @Nullable Patterns resources = statement.resources();
    if (resources != null) {
      someOf(resources.values(), this::resource);
      if (statement.effect() == Effect.ALLOW && resources.except()) {
        add(
            Severity.WARNING,
            "allow-not-resource",
            "NotResource with Allow permits every other resource of every service; name them");
      }
    }
    return findings;
  }

  /// As many as it takes to find more than anybody reads.
  private void someOf(List<String> values, Consumer<String> check) {
    for (String value : values) {
      if (findings.size() > PolicyLint.MOST) {
        return;
      }
      check.accept(value);
    }
  }

  private void principal(Principal principal) {
    String value = principal.value();
    if (!value.equals("*") && (value.contains("*") || value.contains("?"))) {
      add(
          Severity.ERROR,
          "wildcard-in-principal",
          Quoted.of(value)
              + " has a wildcard in it, which AWS refuses; write \"*\" and ArnLike on"
              + " aws:PrincipalArn");
    } else if (principal.isUniqueId()) {
      add(
          Severity.WARNING,
          "unique-id",
          Quoted.of(value)
              + " is a unique id, which AWS saves in place of an ARN and keeps when the role or user"
              + " is deleted; write \"*\" and ArnLike on aws:PrincipalArn");
    } else if (endpoint == EndpointKind.GATEWAY
        && principal.kind() == Principal.Kind.AWS
        && !value.equals("*")) {
      boolean account = value.matches("[0-9]{12}") || value.endsWith(":root");
      add(
          Severity.WARNING,
          account ? "root-user-only" : "principal-at-gateway",
          Quoted.of(value)
              + (account
                  ? " means the account's root user alone at a gateway endpoint; write \"*\" and"
                      + " aws:PrincipalAccount"
                  : " is saved as a unique id; write \"*\" and aws:PrincipalArn"));
    }
  }

  private void action(String action) {
    int colon = action.indexOf(':');
    String service = colon < 0 ? "" : action.substring(0, colon);
    if (!Actions.holds(service)) {
      return;
    }
    Pattern pattern = pattern(action);
    boolean exists =
        Actions.of(service).stream()
            .map(Action::text)
            .anyMatch(one -> pattern.matcher(one).matches());
    if (!exists) {
      add(
          Severity.WARNING,
          "unknown-action",
          Quoted.of(action) + " is no action of " + service + " today; check its spelling");
    }
  }

  private static Pattern pattern(String action) {
    StringBuilder regex = new StringBuilder("(?i)");
    for (int i = 0; i < action.length(); i++) {
      char c = action.charAt(i);
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)));
    }
    return Pattern.compile(regex.toString());
  }

  private void resource(String resource) {
    if (resource.equals("*")) {
      return;
    }
    String[] part = resource.split(":", 6);
    if (!part[0].equals("arn") || part.length < 6) {
      boolean open = resource.endsWith("*") && resource.startsWith("arn:");
      if (!open) {
        add(
            Severity.ERROR,
            "not-an-arn",
            Quoted.of(resource) + " is no ARN, so nothing matches; write arn:aws:s3:::name/*");
      }
      return;
    }
    if (part[2].contains("*") || part[2].contains("?")) {
      add(
          Severity.ERROR,
          "wildcard-in-service",
          Quoted.of(resource) + " has a wildcard in its service, which AWS refuses; name it");
    }
    boolean mixed = part[4].matches(".*[*?].*") && !part[4].matches("[*?]*");
    if (mixed) {
      add(
          Severity.ERROR,
          "partial-account",
          Quoted.of(resource) + " mixes digits and wildcards in its account; write either");
    }
    if (!variables && resource.contains("${")) {
      add(
          Severity.WARNING,
          "variables-off",
          Quoted.of(resource) + " has a variable, and only Version 2012-10-17 knows them");
    }
    if (resource.toLowerCase(Locale.ROOT).matches("arn:[^:]*:s3:::[^/*]*")
        && statement.actions().values().stream()
            .anyMatch(action -> action.matches("(?i)s3:(get|put|delete)object"))
        && statement.resources() != null
        && statement.resources().values().size() == 1) {
      add(
          Severity.WARNING,
          "bucket-without-objects",
          Quoted.of(resource) + " is a bucket, and its objects are another ARN; add \"/*\"");
    }
  }

  private void add(Severity severity, String code, String message) {
    findings.add(new Finding(severity, index, code, message));
  }
}
