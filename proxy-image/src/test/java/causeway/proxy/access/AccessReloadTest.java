package causeway.proxy.access;

import static causeway.proxy.access.Snapshots.digest;
import static causeway.proxy.access.Snapshots.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccessReloadTest {
  private static final String BERLIN = "10.20.0.0/16";
  private static final String PARIS = "10.30.0.0/16";

  @TempDir Path state = Path.of("");
  private final Deque<Polled> script = new ArrayDeque<>();

  /// Gives what the script says, then that nothing changed.
  private final class Scripted implements AccessSource {
    @Override
    public String name() {
      return "s3://state/access/current.json";
    }

    @Override
    public Pace pace() {
      return Pace.BUCKET;
    }

    @Override
    public Polled poll() {
      Polled next = script.poll();
      return next == null ? new Polled.Unchanged() : next;
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }

  /// A proxy just started, after one look for each answer.
  private CurrentAccess started(Polled... answers) throws InterruptedException {
    CurrentAccess current = new CurrentAccess(Clock.systemUTC());
    script.addAll(List.of(answers));
    try (AccessReload reload = new AccessReload(current, new Scripted(), state, new Random(1))) {
      for (int i = 0; i < answers.length; i++) {
        reload.step();
      }
    }
    return current;
  }

  private static Polled away() {
    return new Polled.Unavailable("unreachable", "GET s3://state/k: cannot connect to s3:443");
  }

  private static String inForce(CurrentAccess current) {
    LoadedAccess loaded = current.loaded();
    return loaded == null ? "nothing" : loaded.digest() + " " + loaded.sequence();
  }

  @Test
  void aRestartWhileTheSourceIsAwayServesTheKeptSnapshot() throws Exception {
    assertThat(inForce(started(away()))).isEqualTo("nothing");
    started(new Polled.Snapshot(json(4L, BERLIN)), new Polled.Snapshot(json(5L, PARIS)));
    CurrentAccess again = started(away());
    assertThat(inForce(again)).isEqualTo(digest(PARIS) + " 5");
    assertThat(again.loaded())
        .isNotNull()
        .extracting(LoadedAccess::source)
        .asString()
        .startsWith(state.toString());
    assertThat(inForce(started(new Polled.Absent("gone")))).isEqualTo(digest(PARIS) + " 5");
    assertThat(inForce(started(away(), new Polled.Snapshot(json(6L, BERLIN)))))
        .isEqualTo(digest(BERLIN) + " 6");
  }

  @Test
  void aRestartPrefersTheSourceButNotAnOlderSequence() throws Exception {
    started(new Polled.Snapshot(json(5L, PARIS)));
    assertThat(inForce(started(new Polled.Snapshot(json(5L, BERLIN)))))
        .isEqualTo(digest(BERLIN) + " 5");
    CurrentAccess current = started(new Polled.Snapshot(json(4L, PARIS)));
    assertThat(inForce(current)).isEqualTo(digest(BERLIN) + " 5");
    assertThat(current.counts().lastError())
        .startsWith("snapshot: sequence 4 is older than 5, which was in force before it");
  }

  @Test
  void keepsTheNewerSequenceOfEqualContent() throws Exception {
    started(new Polled.Snapshot(json(5L, PARIS)), new Polled.Snapshot(json(9L, PARIS)));
    assertThat(inForce(started(away()))).isEqualTo(digest(PARIS) + " 9");
  }

  @Test
  void keepsNothingThatWasRefused() throws Exception {
    byte[] bad = "{}".getBytes(StandardCharsets.UTF_8);
    started(new Polled.Snapshot(json(5L, PARIS)), new Polled.Snapshot(bad));
    assertThat(inForce(started(away()))).isEqualTo(digest(PARIS) + " 5");
  }

  @Test
  void setsATornCopyAside() throws Exception {
    started(new Polled.Snapshot(json(5L, PARIS)));
    Path kept = files().getFirst();
    byte[] whole = Files.readAllBytes(kept);
    for (int length : new int[] {0, 1, whole.length / 2, whole.length - 1}) {
      Files.write(kept, java.util.Arrays.copyOf(whole, length));
      try (LogLines log = new LogLines()) {
        assertThat(inForce(started(away()))).isEqualTo("nothing");
        assertThat(log.lines().getFirst())
            .startsWith("WARNING access: the kept copy " + kept + " is refused: snapshot: ")
            .endsWith("; it is now " + kept + ".refused");
      }
      assertThat(files()).hasSize(1);
    }
    byte[] changed = whole.clone();
    changed[whole.length / 2] ^= 1;
    Files.write(kept, changed);
    assertThat(inForce(started(new Polled.Snapshot(json(6L, BERLIN)))))
        .isEqualTo(digest(BERLIN) + " 6");
    assertThat(files()).hasSize(2);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(state)) {
      return files.sorted().toList();
    }
  }

  @Test
  void theCopyIsForTheProxyAlone() throws Exception {
    started(new Polled.Snapshot(json(5L, PARIS)));
    assertThat(files()).hasSize(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().getFirst())))
        .isEqualTo("rw-------");
  }

  @Test
  void aFolderThatCannotBeWrittenCostsOnlyTheCopy() throws Exception {
    Path file = Files.createFile(state.resolve("a-file"));
    CurrentAccess current = new CurrentAccess(Clock.systemUTC());
    script.add(new Polled.Snapshot(json(1L, PARIS)));
    script.add(new Polled.Snapshot(json(2L, BERLIN)));
    try (LogLines log = new LogLines();
        AccessReload reload = new AccessReload(current, new Scripted(), file, new Random(1))) {
      reload.step();
      reload.step();
      assertThat(log.lines().stream().filter(line -> line.contains("is not written"))).hasSize(1);
    }
    assertThat(inForce(current)).isEqualTo(digest(BERLIN) + " 2");
  }

  @Test
  void saysOnlyChangesOfState() throws Exception {
    CurrentAccess current = new CurrentAccess(Clock.systemUTC());
    List<String> states = new ArrayList<>();
    script.addAll(
        List.of(
            away(),
            away(),
            new Polled.Unavailable("denied", "S3 answers 403"),
            new Polled.Snapshot(json(1L, PARIS)),
            away(),
            new Polled.Unchanged(),
            new Polled.Invalid("a", "farm.yaml:3: no"),
            new Polled.Unchanged(),
            away(),
            new Polled.Unchanged()));
    try (LogLines log = new LogLines();
        AccessReload reload = new AccessReload(current, new Scripted(), null, new Random(1))) {
      while (!script.isEmpty()) {
        reload.step();
        states.add(reload.state());
      }
      String source = " access: s3://state/access/current.json";
      String cut = " access: GET s3://state/k: cannot connect to s3:443";
      String none = "; nothing is in force, so everything is refused";
      assertThat(log.lines())
          .containsExactly(
              "WARNING" + cut + none,
              "WARNING access: S3 answers 403" + none,
              "INFO" + source + " is in force, " + digest(PARIS) + ", sequence 1",
              "INFO" + source + ": it is good again",
              "WARNING" + cut,
              "INFO" + source + ": it is good again",
              "WARNING"
                  + source
                  + " is refused: farm.yaml:3: no; what is in force stays: "
                  + digest(PARIS)
                  + ", sequence 1",
              "WARNING" + cut);
    }
    assertThat(states)
        .containsExactly(
            "unreachable",
            "unreachable",
            "denied",
            "ok",
            "unreachable",
            "ok",
            "invalid",
            "invalid",
            "unreachable",
            "invalid");
  }

  @Test
  void survivesASourceThatThrows() throws Exception {
    CurrentAccess current = new CurrentAccess(Clock.systemUTC());
    AccessSource broken =
        new AccessSource() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public Pace pace() {
            return Pace.FILE;
          }

          @Override
          public Polled poll() {
            throw new IllegalStateException("a bug");
          }

          @Override
          public void close() {
            // Nothing is held.
          }
        };
    try (AccessReload reload = new AccessReload(current, broken, null, new Random(1))) {
      assertThat(reload.step()).isPositive();
      assertThat(reload.state()).isEqualTo("internal");
    }
  }

  @Test
  void waitsLongerAfterFailuresAndNotAfterAbsence() throws Exception {
    CurrentAccess current = new CurrentAccess(Clock.systemUTC());
    for (int i = 0; i < 7; i++) {
      script.add(away());
    }
    script.add(new Polled.Absent("none"));
    List<Duration> waits = new ArrayList<>();
    try (AccessReload reload = new AccessReload(current, new Scripted(), null, new Random(1))) {
      while (!script.isEmpty()) {
        waits.add(reload.step());
      }
    }
    int[] seconds = {4, 8, 16, 30, 30, 30, 30, 2};
    for (int i = 0; i < seconds.length; i++) {
      assertThat(waits.get(i))
          .isBetween(Duration.ofMillis(seconds[i] * 800L), Duration.ofMillis(seconds[i] * 1200L))
          .isLessThanOrEqualTo(Duration.ofSeconds(30));
    }
  }

  @Test
  void looksOnItsOwnThreadUntilItIsClosed() throws Exception {
    CurrentAccess current = new CurrentAccess(Clock.systemUTC());
    CountDownLatch told = new CountDownLatch(1);
    current.listen((now, before) -> told.countDown());
    script.add(new Polled.Snapshot(json(1L, PARIS)));
    try (AccessReload reload = new AccessReload(current, new Scripted(), state, new Random(1))) {
      reload.start();
      assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(inForce(current)).isEqualTo(digest(PARIS) + " 1");
  }
}
