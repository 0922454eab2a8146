package causeway.testbed.enclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir private Path root;

  @Test
  void aStartClearsWhatACrashLeft() throws Exception {
    Checkout checkout = new Checkout(root);
    Path left = Files.createDirectories(checkout.runs().resolve("4711").resolve("hosts/office"));
    Files.writeString(left.resolve("quarter.bin"), "left by a crash");
    Files.writeString(checkout.runs().resolve("4711/owner.lock"), "");
    Files.createSymbolicLink(left.resolve("link"), root);
    try (RunFolder run = RunFolder.make(checkout)) {
      assertThat(checkout.runs().resolve("4711")).doesNotExist();
      assertThat(run.path().resolve("tmp")).isDirectory();
    }
    assertThat(root).exists();
  }

  @Test
  void logsOutliveTheFolder() throws Exception {
    Checkout checkout = new Checkout(root);
    RunFolder run = RunFolder.make(checkout);
    Files.writeString(run.path().resolve("tmp/a.log"), "said");
    Files.writeString(run.path().resolve("tmp/a.bin"), "data");
    run.close();
    assertThat(run.path()).doesNotExist();
    assertThat(checkout.logs().resolve("tmp/a.log")).hasContent("said");
    assertThat(checkout.logs().resolve("tmp/a.bin")).doesNotExist();
  }

  @Test
  void aFolderThatIsNoCheckoutIsRefused() {
    assertThatThrownBy(() -> Checkout.at(root))
        .isInstanceOf(Unready.class)
        .hasMessage(
            root + " is no checkout of Causeway; start it there, or set CAUSEWAY_HOME to one");
  }

  @Test
  void aCommandThatDoesNotEndIsKilled() {
    Command.Result result = Command.of("sleep", "60").within(Duration.ofMillis(50)).run();
    assertThat(result.exit()).isEqualTo(124);
    assertThatThrownBy(() -> Command.of("sh", "-c", "echo no such cable >&2; exit 3").check())
        .hasMessage("sh -c echo no such cable >&2; exit 3: exit 3: no such cable");
  }
}
