package causeway.testbed.demo;

import java.util.List;

/// The act of the auditor.
final class AuditAct {
  private AuditAct() {}

  static Act act() {
    return new Act(
        "audit",
        "A policy that somebody widens is found, and put back",
        "An endpoint's policy can be changed by anybody with the right to: what it permits must be looked at from outside, and what the rules say must win.",
        List.of(
            new Step(
                "widened",
                "A bucket that somebody adds by hand is named, and taken away",
                "The same event wakes AuditFunction, which proves what the policy permits beyond the rules, and ConfigChangeFunction, which writes it again.",
                new WidenedCheck()),
            new Step(
                "strange-endpoint",
                "An endpoint that somebody makes beside the farm is told to Security Hub",
                "The console's wizard attaches a policy that permits everything. Nobody here may write it, so people are told, and told again when it is over.",
                new StrangeEndpointCheck())));
  }
}
