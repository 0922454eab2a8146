package causeway.testbed.report;

import causeway.testbed.demo.Fact;
import causeway.testbed.demo.Mark;
import causeway.testbed.demo.StepResult;
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
    List<StepResult> steps,
    List<Fact> headlines,
    List<Fact> settings) {
  public long held() {
    return steps.stream().filter(StepResult::held).count();
  }

  public boolean allHeld() {
    return held() == steps.size();
  }
}
