package causeway.reconcile.audit;

import causeway.policy.language.Effect;
import causeway.policy.language.Policy;
import causeway.policy.language.Principal;
import causeway.policy.language.Principals;
import causeway.policy.language.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Principals that AWS keeps as unique ids: what was saved as a role's ARN reads back as `AROA…`,
/// and who that is, a policy does not say. Statements keep their places, so that numbers stay true.
final class UniqueIds {
  private static final Pattern ID = Pattern.compile("A(ROA|IDA|GPA|IPA|NPA|NVA)[A-Z0-9]{10,}");
  private static final Principals NOBODY =
      new Principals.Except(List.of(new Principal(Principal.Kind.ANYONE, "*")));

  private UniqueIds() {}

  /// The ids that a policy names.
  static List<String> in(Policy policy) {
    return policy.statements().stream().flatMap(UniqueIds::in).distinct().toList();
  }

  private static Stream<String> in(Statement statement) {
    List<Principal> named =
        switch (statement.principals()) {
          case Principals.Absent _ -> List.of();
          case Principals.Only only -> only.values();
          case Principals.Except except -> except.values();
        };
    return named.stream().map(Principal::value).filter(value -> ID.matcher(value).matches());
  }

  /// The policy as if the ids were nobody's: no wider than it is.
  static Policy narrowed(Policy policy) {
    return withIds(policy, UniqueIds::withoutIds);
  }

  /// The policy as if the ids were everybody's: no narrower than it is.
  static Policy widened(Policy policy) {
    return withIds(policy, _ -> Principals.EVERYONE);
  }

  private static Policy withIds(Policy policy, UnaryOperator<Principals> change) {
    List<Statement> statements = new ArrayList<>();
    for (Statement one : policy.statements()) {
      statements.add(
          one.effect() == Effect.ALLOW && in(one).findAny().isPresent()
              ? new Statement(
                  one.sid(),
                  one.effect(),
                  change.apply(one.principals()),
                  one.actions(),
                  one.resources(),
                  one.conditions())
              : one);
    }
    return new Policy(policy.version(), policy.id(), statements);
  }

  private static Principals withoutIds(Principals principals) {
    return switch (principals) {
      case Principals.Only only -> {
        List<Principal> others =
            only.values().stream().filter(each -> !ID.matcher(each.value()).matches()).toList();
        yield others.isEmpty() ? NOBODY : new Principals.Only(others);
      }
      // Whom else an exception leaves out is not known, so it may leave out everybody.
      case Principals.Except _ -> NOBODY;
      case Principals.Absent absent -> absent;
    };
  }
}
