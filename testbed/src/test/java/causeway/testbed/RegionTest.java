package causeway.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import causeway.testbed.enclosure.Checkout;
import causeway.testbed.enclosure.Enclosure;
import causeway.testbed.enclosure.RunFolder;
import causeway.testbed.scenario.ScenarioRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs all scenarios inside one enclosure, on one Region, and repeats what they found. It needs
/// root or user namespaces, and says what to do when it has neither.
@Tag("testbed")
class RegionTest {
  @TestFactory
  Stream<DynamicTest> scenarios() throws Exception {
    Checkout checkout = TestCheckout.here();
    TestCheckout.meet(checkout);
    try (RunFolder run = RunFolder.make(checkout)) {
      Path log = run.path().resolve("scenarios.log");
      Enclosure.Inner inner =
          new Enclosure(checkout, run)
              .start(ScenarioRunner.class.getName(), List.of(), chosen(), log);
      int exit;
      try {
        exit = inner.await();
      } finally {
        inner.end();
      }
      Path results = run.path().resolve(ScenarioRunner.RESULTS);
      assertThat(results).as("exit %d, %s", exit, Files.readString(log)).exists();
      List<DynamicTest> tests = Files.readAllLines(results).stream().map(RegionTest::test).toList();
      assertThat(exit).as(Files.readString(log)).isZero();
      assertThat(tests).hasSizeGreaterThan(chosen().isEmpty() ? 12 : 0);
      return tests.stream();
    }
  }

  /// All of them, unless somebody wants a few: `-Dscenarios=QueueScenario,AlarmScenario`.
  private static List<String> chosen() {
    String few = System.getProperty("scenarios", "");
    return few.isEmpty() ? List.of() : List.of(few.split(",", -1));
  }

  private static DynamicTest test(String line) {
    JsonNode result = JsonMapper.shared().readTree(line);
    return DynamicTest.dynamicTest(
        result.path("test").asString(),
        () -> {
          if (result.has("failure")) {
            fail(result.path("failure").asString());
          }
        });
  }
}
