package causeway.reconcile.compile;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.policy.catalogue.EndpointKind;
import causeway.policy.compare.Budget;
import causeway.policy.compare.PolicyComparison;
import causeway.policy.compare.Verdict;
import causeway.policy.control.Control;
import causeway.policy.control.Controls;
import causeway.policy.control.Exceptions;
import causeway.policy.evaluate.Evaluator;
import causeway.policy.language.Policy;
import causeway.policy.language.PolicyPrinter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever is compiled can be judged: compared with itself, its predecessor, the others of its
/// time, full access and the controls, the answer is never that it is not known.
class CompiledPoliciesTest {
  private static final int LATEST = 3;
  private static final List<Policy> BOUNDS = bounds();

  private final Map<String, Integer> verdicts = new TreeMap<>();
  private final List<String> unknown = new ArrayList<>();

  @Test
  void compiledPoliciesAreNeverUnknown() {
    judge(1, 60);
  }

  @Tag("long")
  @Test
  void tenThousandCompiledPoliciesAreNeverUnknown() {
    judge(1_000_000, 6_000);
  }

  private void judge(long first, int documents) {
    int policies = 0;
    for (long seed = first; seed < first + documents / 20; seed++) {
      RandomDocuments random = new RandomDocuments(seed);
      Map<String, List<Policy>> earlier = new LinkedHashMap<>();
      for (int i = 0; i < 20; i++) {
        var document = random.next();
        for (String service : List.of("s3", "dynamodb")) {
          Policy policy = Documents.compiled(document, service).policy();
          List<Policy> others = earlier.computeIfAbsent(service, name -> new ArrayList<>());
          judge(seed, policy, others);
          others.add(policy);
          if (others.size() > LATEST) {
            others.removeFirst();
          }
          policies++;
        }
      }
    }
    System.out.println(
        policies + " compiled policies: " + verdicts + ", unknown: " + unknown.size());
    unknown.stream().limit(5).forEach(System.out::println);
    assertThat(unknown).isEmpty();
  }

  private void judge(long seed, Policy policy, List<Policy> others) {
    for (Policy other : Stream.concat(others.stream(), BOUNDS.stream()).toList()) {
      count(seed, policy, other);
      count(seed, other, policy);
    }
    assertThat(compare(policy, policy)).isInstanceOf(Verdict.Proved.class);
  }

  private void count(long seed, Policy candidate, Policy bound) {
    Verdict verdict = compare(candidate, bound);
    verdicts.merge(verdict.code(), 1, Integer::sum);
    switch (verdict) {
      case Verdict.Proved _ -> {}
      case Verdict.Refuted refuted -> {
        assertThat(Evaluator.evaluate(candidate, refuted.witness()).allowed()).isTrue();
        assertThat(Evaluator.evaluate(bound, refuted.witness()).allowed()).isFalse();
      }
      case Verdict.Unknown reason ->
          unknown.add(
              "seed %d: %s: %s in %s"
                  .formatted(
                      seed,
                      reason.reason().code(),
                      PolicyPrinter.print(candidate),
                      PolicyPrinter.print(bound)));
    }
  }

  /// With time enough that a busy machine is no reason.
  private static Verdict compare(Policy candidate, Policy bound) {
    return PolicyComparison.contained(
        candidate, bound, EndpointKind.GATEWAY, Budget.of(Duration.ofMinutes(1)));
  }

  private static List<Policy> bounds() {
    Controls controls = new Controls(Exceptions.of("eu-west-1"));
    return Stream.concat(
            Stream.of(Policy.FULL_ACCESS),
            Stream.of(
                    controls.organizationPerimeter("o-a1b2c3d4e5"),
                    controls.resourcePerimeter(List.of(), List.of("111122223333")),
                    controls.noUnboundedPrincipal(),
                    controls.onlyBuckets(List.of("a-*", "state", "reports", "records")),
                    controls.onlyTables(
                        List.of("arn:aws:dynamodb:eu-west-1:111122223333:table/orders-*")),
                    controls.noAdministration(),
                    controls.expectedNetwork(List.of("vpce-0a1b2c3d4e5f60718"), List.of()))
                .map(Control::bound))
        .toList();
  }
}
