package causeway.testbed.demo;

import java.time.Duration;
import java.util.List;

/// How one act went.
///
/// @param began since the demo's start
public record ActResult(
    String name, String title, String why, Duration began, Duration took, List<StepResult> steps) {
  public long held() {
    return steps.stream().filter(StepResult::held).count();
  }

  public boolean allHeld() {
    return held() == steps.size();
  }
}
