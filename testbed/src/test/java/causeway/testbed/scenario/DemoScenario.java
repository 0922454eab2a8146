package causeway.testbed.scenario;

import causeway.testbed.demo.Acts;
import causeway.testbed.demo.Evidence;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The demo's own claims, in the demo's order, because a later one uses what an earlier one left.
class DemoScenario {
  @TestFactory
  Stream<DynamicTest> claims() {
    return Acts.all().stream()
        .flatMap(act -> act.steps().stream())
        .map(step ->
            DynamicTest.dynamicTest(
                step.title(), () -> step.check().run(ScenarioRunner.region(), Evidence.silent())));
  }
}
