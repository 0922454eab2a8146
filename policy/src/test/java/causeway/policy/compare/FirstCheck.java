package causeway.policy.compare;

import causeway.policy.language.Policy;
import java.lang.management.ManagementFactory;

/// The first comparison of a process, in milliseconds of processor time, for [EngineSpeedTest].
public final class FirstCheck {
  private FirstCheck() {}

  public static void main(String... arguments) {
    Policy one = LargePolicies.full(1);
    Policy other = LargePolicies.full(0);
    long start = cpu();
    Verdict verdict = PolicyComparison.contained(one, other);
    System.out.println((cpu() - start) / 1_000_000 + " ms, " + verdict.code());
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
