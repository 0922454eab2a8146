package causeway.testbed.report;

import causeway.testbed.demo.ActResult;
import causeway.testbed.demo.Fact;
import causeway.testbed.demo.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// All that a demo found out.
///
/// @param started parts of the Region, each at the moment it was up
/// @param headlines the few numbers that people ask for first
/// @param settings timers and versions the numbers depend on
public record DemoReport(
    Instant at,
    Duration took,
    List<Mark> started,
    List<ActResult> acts,
    List<Fact> headlines,
    List<Fact> settings) {
  public long claims() {
    return acts.stream().mapToLong(act -> act.steps().size()).sum();
  }

  public long held() {
    return acts.stream().mapToLong(ActResult::held).sum();
  }

  public boolean allHeld() {
    return acts.stream().allMatch(ActResult::allHeld);
  }
}
