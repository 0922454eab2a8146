package causeway.policy.compare;

import causeway.policy.catalogue.EndpointKind;
import causeway.policy.compare.Verdict.Unknown.Reason;
import causeway.policy.compare.Vocabulary.Conjunction;
import causeway.policy.evaluate.Setting;
import causeway.policy.evaluate.Setting.Reading;
import causeway.policy.language.Effect;
import causeway.policy.language.Policy;
import causeway.policy.language.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Containment of one policy in another, by cutting all requests into classes that both policies
/// treat alike: what the candidate allows is a union of boxes over those classes, from which its
/// own denials and what the bound allows are taken; what the bound denies is looked at apart. What
/// is left is either impossible, or a counterexample, which the evaluator must confirm.
///
/// Proofs hold for any request at all, existing action or not, as far as two facts in it that must
/// agree do agree ([Link]). Counterexamples are requests that can be sent.
public final class PolicyComparison {
  private final Policy candidate;
  private final Policy bound;
  private final EndpointKind endpoint;
  private final Budget budget;
  private boolean disputed;

  private PolicyComparison(Policy candidate, Policy bound, EndpointKind endpoint, Budget budget) {
    this.candidate = candidate;
    this.bound = bound;
    this.endpoint = endpoint;
    this.budget = budget;
  }

  /// Whether `candidate` allows nothing that `bound` does not, at a gateway endpoint.
  public static Verdict contained(Policy candidate, Policy bound) {
    return contained(candidate, bound, EndpointKind.GATEWAY, Budget.of(Budget.TIME));
  }

  /// Whether `candidate` allows nothing that `bound` does not.
  public static Verdict contained(
      Policy candidate, Policy bound, EndpointKind endpoint, Budget budget) {
    return new PolicyComparison(candidate, bound, endpoint, budget).verdict();
  }

  private Verdict verdict() {
    if (Stream.of(candidate, bound).anyMatch(PolicyComparison::hasPrincipalWildcard)) {
      return new Verdict.Unknown(
          Reason.PRINCIPAL_WILDCARD,
          "a principal has a wildcard in it, which AWS refuses; write \"*\" and ArnLike on"
              + " aws:PrincipalArn");
    }
    try {
      Verdict across = verdict(Reading.ACROSS_COLONS);
      return across instanceof Verdict.Refuted || !disputed
          ? across
          : merged(across, verdict(Reading.WITHIN_SEGMENTS));
    } catch (Budget.Exhausted e) {
      return new Verdict.Unknown(Reason.BUDGET, e.getMessage() + "; simplify one of them");
    }
  }

  private static Verdict merged(Verdict across, Verdict within) {
    return across instanceof Verdict.Proved && !(within instanceof Verdict.Proved)
        ? within
        : within instanceof Verdict.Refuted ? within : across;
  }

  private Verdict verdict(Reading reading) {
    Vocabulary vocabulary = new Vocabulary(new Setting(endpoint, reading));
    List<Conjunction> candidates = vocabulary.read(candidate);
    List<Conjunction> bounds = vocabulary.read(bound);
    disputed = vocabulary.isDisputed();
    Space space = new Space(vocabulary, reading, budget);
    List<Box> ownDenials = boxes(space, candidates, Effect.DENY);
    List<Box> taken = new ArrayList<>(ownDenials);
    taken.addAll(boxes(space, bounds, Effect.ALLOW));
    List<Box> denials = boxes(space, bounds, Effect.DENY);
    Judge judge = new Judge(space, candidate, bound, new Setting(endpoint, reading), budget);
    Subtraction subtraction = new Subtraction(space, budget);
    for (Box allowed : boxes(space, candidates, Effect.ALLOW)) {
      boolean done =
          subtraction.search(allowed, taken, judge::judge)
              || denials.stream()
                  .flatMap(denied -> allowed.and(denied).stream())
                  .anyMatch(both -> subtraction.search(both, ownDenials, judge::judge));
      if (done) {
        break;
      }
    }
    return judge.verdict();
  }

  private static List<Box> boxes(Space space, List<Conjunction> conjunctions, Effect effect) {
    return conjunctions.stream()
        .filter(one -> one.effect() == effect)
        .map(space::box)
        .filter(box -> !box.isEmpty())
        .toList();
  }

  private static boolean hasPrincipalWildcard(Policy policy) {
    return policy.statements().stream()
        .flatMap(statement -> statement.principals().named().stream())
        .map(Principal::value)
        .anyMatch(value -> !value.equals("*") && (value.contains("*") || value.contains("?")));
  }
}
