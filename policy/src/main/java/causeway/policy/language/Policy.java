package causeway.policy.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One policy, everything it says and nothing else: spelling is kept where it matters (patterns,
/// values, Sids), the layout of the JSON is not.
///
/// @param version null when the policy names none, which means 2008-10-17
/// @param id the policy's own `Id`, without meaning for decisions
public record Policy(@Nullable Version version, @Nullable String id, List<Statement> statements) {
  /// What AWS attaches to an endpoint when nobody names a policy: full access.
  public static final Policy FULL_ACCESS =
      new Policy(
          Version.V2008_10_17,
          null,
          List.of(
              new Statement(
                  null,
                  Effect.ALLOW,
                  Principals.EVERYONE,
                  Patterns.only("*"),
                  Patterns.only("*"),
                  List.of())));

  public Policy {
    statements = List.copyOf(statements);
  }

  /// Whether `${…}` stands for a value of the request.
  public boolean hasVariables() {
    return version == Version.V2012_10_17;
  }

  /// The unique ids that it names in place of ARNs, each once.
  public List<Principal> uniqueIds() {
    return statements.stream()
        .flatMap(statement -> statement.principals().named().stream())
        .filter(Principal::isUniqueId)
        .distinct()
        .toList();
  }

  /// A policy of the present language with these statements.
  public static Policy of(List<Statement> statements) {
    return new Policy(Version.V2012_10_17, null, statements);
  }
}
