package causeway.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.testbed.enclosure.Checkout;
import causeway.testbed.enclosure.RunFolder;
import causeway.testbed.network.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ends the demo in every way, at random moments, as root and without: no process, namespace or
/// mount may stay, and no file outside the checkout's ignored folders.
@Tag("testbed")
class EndingTest {
  private static final Duration GONE = Duration.ofSeconds(10);
  private static final Duration START = Duration.ofSeconds(30);
  private static final List<String> NOT_ROOT =
      List.of("unshare", "--user", "--map-user=1000", "--map-group=1000");

  @BeforeAll
  static void everythingIsThere() {
    TestCheckout.meet(TestCheckout.here());
  }

  /// @param earliest and latest milliseconds between which the demo is ended; the first steps of a
  ///   start are the most fragile
  @ParameterizedTest
  @CsvSource({
    "INT,  root,     0,  1500",
    "TERM, root,     0,  1500",
    "KILL, root,     0,  1500",
    "INT,  root,  1500, 12000",
    "INT,  root, 12000, 25000",
    "TERM, root,  1500, 12000",
    "KILL, root,  1500, 12000",
    "INT,  user,  1500,  8000",
    "KILL, user,  1500,  8000",
  })
  void nothingStays(String signal, String who, int earliest, int latest) throws Exception {
    Checkout checkout = TestCheckout.here();
    long seed = System.nanoTime();
    int moment = earliest + new Random(seed).nextInt(latest - earliest);
    String told = signal + " after " + moment + " ms, seed " + seed;
    String mark = "causeway-ending-" + seed;
    Set<String> mounts = mounts();
    Set<String> files = files(checkout.root());
    List<String> line = new ArrayList<>(who.equals("user") ? NOT_ROOT : List.of());
    line.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Dmark=" + mark,
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "demo",
            "--no-color"));
    // A session of its own, so that a signal can go to the whole group, as Ctrl-C does.
    line.addFirst("setsid");
    // Whoever runs the tests in the background has SIGINT ignored, and children inherit that.
    line.addAll(0, List.of("env", "--default-signal=INT"));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    Path log = Files.createTempFile(checkout.ignored(), "ending", ".log");
    builder.redirectOutput(log.toFile());
    builder.environment().put("CAUSEWAY_HOME", checkout.root().toString());
    Process demo = builder.start();
    String run = checkout.runs().resolve(Long.toString(demo.pid())).toString();
    if (earliest > 0) {
      // Counted from the first process inside, so that there is something to take away.
      Waiting.until(
          "process of " + told, START, Duration.ofMillis(20), () -> !processes(run).isEmpty());
    }
    boolean ended = demo.waitFor(moment, TimeUnit.MILLISECONDS);
    assertThat(ended).as("%s: it ended by itself: %s", told, Files.readString(log)).isFalse();

    String target = signal.equals("INT") ? "-" + demo.pid() : Long.toString(demo.pid());
    assertThat(new ProcessBuilder("kill", "-" + signal, "--", target).start().waitFor()).isZero();
    assertThat(demo.waitFor(GONE.toSeconds(), TimeUnit.SECONDS)).as("%s: it ends", told).isTrue();

    Waiting.until(
        "end of all processes of " + told,
        GONE,
        Duration.ofMillis(50),
        () -> processes(run).isEmpty());
    assertThat(mounts()).as(told).isEqualTo(mounts);
    assertThat(files(checkout.root())).as(told).isEqualTo(files);
    if (!signal.equals("KILL")) {
      assertThat(Path.of(run)).as(told).doesNotExist();
    }
    // What a crash leaves in the ignored folder, the next start clears.
    RunFolder.make(checkout).close();
    assertThat(Path.of(run)).as(told).doesNotExist();
    Files.delete(log);
  }

  /// Processes that carry the run's folder in their command line or environment, which are all that
  /// a run starts, in whatever namespace.
  private static List<String> processes(String run) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      for (Path process :
          all.filter(path -> path.getFileName().toString().matches("\\d+")).toList()) {
        for (String part : List.of("cmdline", "environ")) {
          try {
            if (Files.readString(
                    process.resolve(part), java.nio.charset.StandardCharsets.ISO_8859_1)
                .contains(run)) {
              found.add(process.getFileName() + " " + part);
            }
          } catch (IOException e) {
            // It ended meanwhile.
          }
        }
      }
    }
    return found;
  }

  private static Set<String> mounts() throws IOException {
    return new TreeSet<>(Files.readAllLines(Path.of("/proc/self/mountinfo")));
  }

  /// The checkout outside its ignored folders, and the places where programs leave things.
  private static Set<String> files(Path checkout) throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path folder : List.of(checkout, Path.of("/run"), Path.of("/etc"), Path.of("/var/run"))) {
      try (Stream<Path> all = Files.list(folder)) {
        all.map(Path::toString)
            .filter(name -> !name.endsWith("causeway-demo.html"))
            .forEach(found::add);
      }
    }
    try (Stream<Path> all = Files.list(Path.of("/tmp"))) {
      all.map(Path::toString).filter(name -> name.contains("causeway-ending")).forEach(found::add);
    }
    return found;
  }
}
