package causeway.bench.peers;

import causeway.policy.catalogue.EndpointKind;
import causeway.policy.compare.Verdict;
import causeway.policy.control.Control;
import causeway.policy.control.Controls;
import causeway.policy.control.Exceptions;
import causeway.policy.language.Comparison;
import causeway.policy.language.Condition;
import causeway.policy.language.Effect;
import causeway.policy.language.Operator;
import causeway.policy.language.Patterns;
import causeway.policy.language.Policy;
import causeway.policy.language.PolicyRead;
import causeway.policy.language.PolicyReader;
import causeway.policy.language.Principals;
import causeway.policy.language.Statement;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Whether each policy on standard input keeps the organisation's perimeter: the control of that
/// name, with the accounts named in the arguments trusted beside the organisation.
public final class Perimeter {
  private Perimeter() {}

  /// Answers each line with a verdict and its sentence.
  ///
  /// @param arguments the Region, the organisation, the accounts
  public static void main(String... arguments) throws IOException {
    Control control = control(arguments);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        PolicyRead read = PolicyReader.read(line);
        Policy policy = read.policy();
        if (policy == null) {
          System.out.println("UNUSABLE " + read.faults());
        } else {
          Verdict verdict = control.check(policy, EndpointKind.GATEWAY);
          System.out.println(verdict.code() + " " + verdict.message());
        }
      }
    }
  }

  private static Control control(String... arguments) {
    Control organization =
        new Controls(Exceptions.of(arguments[0])).organizationPerimeter(arguments[1]);
    Condition accounts =
        new Condition(
            Operator.of(Comparison.STRING_EQUALS),
            "aws:PrincipalAccount",
            List.of(arguments).subList(2, arguments.length));
    List<Statement> statements = new ArrayList<>(organization.bound().statements());
    statements.add(
        new Statement(
            null,
            Effect.ALLOW,
            Principals.EVERYONE,
            Patterns.only("*"),
            Patterns.only("*"),
            List.of(accounts)));
    return new Control(organization.code(), organization.title(), Policy.of(statements));
  }
}
