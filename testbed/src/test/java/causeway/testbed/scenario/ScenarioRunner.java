package causeway.testbed.scenario;

import causeway.testbed.Region;
import causeway.testbed.enclosure.Inside;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The first process of the enclosure of the end-to-end tests: brings one Region up, runs the
/// scenarios with JUnit, and writes a line of JSON for each test, which the outer test repeats.
public final class ScenarioRunner {
  /// In the run's folder.
  public static final String RESULTS = "results.jsonl";

  private static final List<Class<?>> SCENARIOS =
      List.of(
          ClientsScenario.class,
          DemoScenario.class,
          TidinessScenario.class,
          QueueScenario.class,
          AlarmScenario.class,
          BalancerScenario.class,
          InstanceScenario.class,
          ActsScenario.class,
          StackScenario.class);

  private static @Nullable Region region;
  private static @Nullable Inside inside;

  private ScenarioRunner() {}

  public static void main(String[] arguments) {
    InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
    List<String> chosen = List.of(arguments);
    int exit = 1;
    Inside settled = Inside.settle();
    inside = settled;
    Path results = settled.folder().resolve(RESULTS);
    try {
      region =
          Region.start(
              settled, (what, after) -> System.out.println(after.toMillis() + " ms: " + what));
      LauncherFactory.create()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(
                      SCENARIOS.stream()
                          .filter(each -> chosen.isEmpty() || chosen.contains(each.getSimpleName()))
                          .map(DiscoverySelectors::selectClass)
                          .toList())
                  .build(),
              new Listener(results));
      exit = 0;
    } catch (RuntimeException e) {
      e.printStackTrace();
      write(results, "the Region comes up", e);
    }
    System.out.flush();
    Runtime.getRuntime().halt(exit);
  }

  /// The Region that all scenarios share.
  static Region region() {
    if (region == null) {
      throw new IllegalStateException("scenarios run inside an enclosure only; start RegionTest");
    }
    return region;
  }

  /// The enclosure that they run in.
  static Inside inside() {
    if (inside == null) {
      throw new IllegalStateException("scenarios run inside an enclosure only; start RegionTest");
    }
    return inside;
  }

  private static void write(Path file, String name, @Nullable Throwable failure) {
    ObjectNode line = JsonMapper.shared().createObjectNode();
    line.put("test", name);
    if (failure != null) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      line.put("failure", trace.toString());
    }
    try {
      Files.write(
          file, List.of(line.toString()), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private record Listener(Path results) implements TestExecutionListener {
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      Throwable failure = result.getThrowable().orElse(null);
      System.out.println(test.getDisplayName() + ": " + result.getStatus());
      if (test.isTest() || failure != null) {
        write(results, test.getDisplayName(), failure);
      }
    }
  }
}
