package causeway.testbed.scenario;

import causeway.testbed.demo.Acts;
import causeway.testbed.demo.Evidence;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The claims of the demo's other acts, on the one farm that runs itself: the first of them deploys
/// it, from nothing.
class ActsScenario {
  @TestFactory
  Stream<DynamicTest> claims() {
    return Acts.all().stream()
        .skip(1)
        .flatMap(act ->
            act.steps().stream()
                .map(step ->
                    DynamicTest.dynamicTest(
                        act.name() + ": " + step.title(),
                        () -> step.check().run(ScenarioRunner.region(), Evidence.silent()))));
  }
}
