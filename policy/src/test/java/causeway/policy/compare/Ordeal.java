package causeway.policy.compare;

import causeway.policy.RandomRequests;
import causeway.policy.catalogue.EndpointKind;
import causeway.policy.evaluate.Evaluator;
import causeway.policy.evaluate.Request;
import causeway.policy.language.Policy;
import causeway.policy.language.PolicyPrinter;
import causeway.policy.language.PolicyReader;
import causeway.policy.lint.PolicyLint;
import causeway.policy.pack.PolicyPacker;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.function.Supplier;

/// Everything that is done with a policy, done with [HurtfulPolicies], in a process with little
/// memory. Prints what was done to what, how it ended, and the milliseconds of processor time.
public final class Ordeal {
  private Ordeal() {}

  public static void main(String... arguments) {
    HurtfulPolicies.all().forEach(Ordeal::policy);
  }

  private static void policy(String name, String text) {
    Policy policy = timed(name, "read", () -> PolicyReader.read(text).policy(), String::valueOf);
    if (policy == null) {
      return;
    }
    timed(name, "print", () -> PolicyPrinter.print(policy), printed -> "");
    timed(
        name,
        "lint",
        () -> PolicyLint.check(policy, text.length(), EndpointKind.GATEWAY),
        findings -> findings.size() + " findings");
    RandomRequests requests = new RandomRequests(1);
    Request near = requests.near(policy);
    Request far =
        new Request(
            "s3:GetObject",
            "arn:aws:s3:::" + "ab".repeat(10_000),
            Request.ANONYMOUS,
            Map.of("aws:username", java.util.List.of("a".repeat(2_000))));
    timed(name, "evaluate", () -> Evaluator.evaluate(policy, near), one -> one.outcome().code());
    timed(name, "evaluate", () -> Evaluator.evaluate(policy, far), one -> one.outcome().code());
    Policy other =
        PolicyReader.read(HurtfulPolicies.policy(24, i -> HurtfulPolicies.wild(i, "q"))).policy();
    compare(name, policy, policy);
    compare(name, policy, other == null ? policy : other);
    compare(name, policy, Perimeters.buckets());
    compare(name, Perimeters.denials(), policy);
    compare(name, Policy.FULL_ACCESS, policy);
    timed(
        name,
        "pack",
        () -> PolicyPacker.pack(policy, EndpointKind.GATEWAY, 400),
        packed -> packed.getClass().getSimpleName());
  }

  private static void compare(String name, Policy candidate, Policy bound) {
    timed(
        name,
        "compare",
        () -> PolicyComparison.contained(candidate, bound),
        verdict ->
            verdict instanceof Verdict.Unknown unknown ? unknown.reason().code() : verdict.code());
  }

  private static <T extends @org.jspecify.annotations.Nullable Object> T timed(
      String name, String step, Supplier<T> work, java.util.function.Function<T, String> outcome) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    T result = work.get();
    long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    String shown =
        step.equals("read") ? result == null ? "refused" : "read" : outcome.apply(result);
    System.out.printf("%s|%s|%s|%d%n", name, step, shown, spent / 1_000_000);
    return result;
  }
}
