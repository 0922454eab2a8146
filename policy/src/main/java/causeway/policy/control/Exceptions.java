package causeway.policy.control;

import causeway.policy.catalogue.AwsOwnedResources;
import causeway.policy.language.Comparison;
import causeway.policy.language.Patterns;
import causeway.policy.language.Statement;
import java.util.ArrayList;
import java.util.List;

/// What the controls about callers and resources let through beside their rule.
///
/// @param awsServices whether AWS's services may call on their own behalf
/// @param awsOwned ARNs of AWS's own objects that machines may download without credentials
public record Exceptions(boolean awsServices, List<String> awsOwned) {
  /// No exception.
  public static final Exceptions NONE = new Exceptions(false, List.of());

  public Exceptions {
    awsOwned = List.copyOf(awsOwned);
  }

  /// AWS's services, and everything that AWS owns in a Region.
  public static Exceptions of(String region) {
    return new Exceptions(
        true, AwsOwnedResources.in(region).stream().map(AwsOwnedResources.Owned::arn).toList());
  }

  List<Statement> statements() {
    List<Statement> statements = new ArrayList<>();
    if (awsServices) {
      statements.add(
          Bounds.allow(
              Bounds.condition(Comparison.BOOL, "aws:PrincipalIsAWSService", List.of("true"))));
    }
    if (!awsOwned.isEmpty()) {
      statements.add(Bounds.allow(Patterns.only("s3:GetObject"), new Patterns(false, awsOwned)));
    }
    return statements;
  }
}
