package causeway.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.policy.RandomRequests;
import causeway.policy.catalogue.EndpointKind;
import causeway.policy.evaluate.Evaluator;
import causeway.policy.evaluate.Request;
import causeway.policy.language.Policy;
import causeway.policy.language.PolicyPrinter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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
              switch (PolicyComparison.contained(
                  edited, policy, EndpointKind.GATEWAY, Budget.of(Duration.ofMinutes(1)))) {
                case Verdict.Refuted found -> {
                  refuted.merge(widening.name(), 1, Integer::sum);
                  assertThat(Evaluator.evaluate(edited, found.witness()).allowed()).isTrue();
                  assertThat(Evaluator.evaluate(policy, found.witness()).allowed()).isFalse();
                }
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
    List<Policy> deployed =
        Stream.concat(Perimeters.all().stream(), Perimeters.services().stream()).toList();
    for (EndpointKind kind : EndpointKind.values()) {
      for (Policy one : deployed) {
        for (Policy other : deployed) {
          Verdict verdict =
              PolicyComparison.contained(one, other, kind, Budget.of(Duration.ofMinutes(1)));
          assertThat(verdict)
              .as(PolicyPrinter.print(one) + " in " + PolicyPrinter.print(other))
              .isNotInstanceOf(Verdict.Unknown.class);
          assertThat(verdict instanceof Verdict.Proved || !one.equals(other)).isTrue();
        }
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
