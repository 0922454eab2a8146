package causeway.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// [HurtfulPolicies] are answered by a process of 256 MB, each step within two seconds of processor
/// time, which a busy machine does not change.
class AdversarialTest {
  private static final int MOST_MILLISECONDS = 2_000;

  @Test
  void everythingIsAnsweredInTimeAndMemory() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Ordeal.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    List<String[]> steps = output.lines().map(line -> line.split("[|]")).toList();
    assertThat(steps).allSatisfy(step -> assertThat(step).as(output).hasSize(4));
    Map<String, Integer> slowest = new TreeMap<>();
    steps.forEach(step -> slowest.merge(step[1], Integer.parseInt(step[3]), Math::max));
    System.out.println("slowest of " + steps.size() + " steps, in milliseconds: " + slowest);
    assertThat(steps)
        .allSatisfy(step ->
            assertThat(Integer.parseInt(step[3]))
                .as(String.join(" ", step))
                .isLessThan(MOST_MILLISECONDS));
    assertThat(steps)
        .extracting(step -> step[0])
        .contains(HurtfulPolicies.all().keySet().toArray(String[]::new));
  }
}
