package causeway.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.policy.RandomRequests;
import causeway.policy.evaluate.Evaluator;
import causeway.policy.evaluate.Request;
import causeway.policy.language.Policy;
import causeway.policy.language.PolicyPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Every widening of every deployed policy is caught: never proved, unless an attack with random
/// requests finds nothing either, because the edit changed nothing or narrowed it.
class WideningTest {
  private static final int ATTACKS = 400;

  @Test
  void everyWideningIsCaught() {
    Map<String, Integer> refuted = new TreeMap<>();
    List<String> unknown = new ArrayList<>();
    assertThat(Widening.ALL).hasSizeGreaterThanOrEqualTo(30);
    for (Widening widening : Widening.ALL) {
      for (Policy policy : Perimeters.all()) {
        widening
            .edits()
            .apply(policy)
            .filter(edited -> !edited.equals(policy))
            .forEach(edited -> {
              switch (PolicyComparison.contained(edited, policy)) {
                case Verdict.Refuted _ -> refuted.merge(widening.name(), 1, Integer::sum);
                case Verdict.Unknown one ->
                    unknown.add(
                        widening.name() + ": " + one.reason() + " " + PolicyPrinter.print(edited));
                case Verdict.Proved _ -> attack(widening, edited, policy);
              }
            });
      }
    }
    System.out.println("widenings caught: " + refuted + ", unknown " + unknown.size());
    assertThat(refuted.keySet())
        .containsExactlyInAnyOrderElementsOf(Widening.ALL.stream().map(Widening::name).toList());
  }

  @Test
  void deployedPoliciesAreNeverUnknown() {
    for (Policy one : Perimeters.all()) {
      for (Policy other : Perimeters.all()) {
        Verdict verdict = PolicyComparison.contained(one, other);
        assertThat(verdict).isNotInstanceOf(Verdict.Unknown.class);
        assertThat(verdict instanceof Verdict.Proved || !one.equals(other)).isTrue();
      }
    }
  }

  private static void attack(Widening widening, Policy edited, Policy policy) {
    RandomRequests requests = new RandomRequests(edited.hashCode());
    for (int i = 0; i < ATTACKS; i++) {
      Request request = requests.near(edited, policy);
      assertThat(
              Evaluator.evaluate(edited, request).allowed()
                  && !Evaluator.evaluate(policy, request).allowed())
          .as("%s: %s allows %s", widening.name(), PolicyPrinter.print(edited), request)
          .isFalse();
    }
  }
}
