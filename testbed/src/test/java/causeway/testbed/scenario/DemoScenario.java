package causeway.testbed.scenario;

import causeway.testbed.demo.Acts;
import causeway.testbed.demo.Evidence;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The claims of the demo's first act, in the demo's order, because a later one uses what an
/// earlier one left.
class DemoScenario {
  @TestFactory
  Stream<DynamicTest> claims() {
    return Acts.first().steps().stream()
        .map(step ->
            DynamicTest.dynamicTest(
                step.title(), () -> step.check().run(ScenarioRunner.region(), Evidence.silent())));
  }
}
