package causeway.testbed.enclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// The inner half of a run: the first process of its namespaces.
///
/// @param folder the run's folder in the checkout: configurations, logs, temporary files
public record Inside(Checkout checkout, Path folder) {
  /// Opened by the first line on standard input.
  private static final CountDownLatch ENTER = new CountDownLatch(1);

  /// Ties this process to the outer one, then makes the namespaces fit for use.
  ///
  /// @throws IllegalStateException outside an enclosure, where all this would change the machine
  public static Inside settle() {
    String run = System.getProperty("causeway.run");
    if (run == null || ProcessHandle.current().pid() != 1) {
      throw new IllegalStateException("not inside an enclosure");
    }
    Thread.ofPlatform().daemon().name("outer").start(Inside::endWithOuter);
    String mount = SystemTool.MOUNT.path();
    // What the machine's services keep in /run, such as a name cache's socket, must not be found.
    Command.of(mount, "-t", "tmpfs", "-o", "mode=755", "causeway", "/run").check();
    Command.of(SystemTool.IP.path(), "link", "set", "lo", "up").check();
    try {
      Files.writeString(Path.of("/proc/sys/net/ipv4/ip_forward"), "1");
      // A link to a file of a service that is hidden now needs something to be mounted upon.
      Path resolver = Path.of("/etc/resolv.conf");
      if (Files.isSymbolicLink(resolver)) {
        Path target = resolver.resolveSibling(Files.readSymbolicLink(resolver)).normalize();
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS) && target.startsWith("/run")) {
          Files.createDirectories(target.getParent());
          Files.createFile(target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare the namespaces", e);
    }
    return new Inside(Checkout.here(), Path.of(run));
  }

  /// Waits for Enter on the outer side.
  public static void awaitEnter() throws InterruptedException {
    ENTER.await();
  }

  private static void endWithOuter() {
    try {
      while (System.in.read() != -1) {
        ENTER.countDown();
      }
    } catch (IOException e) {
      // As good as the end.
    }
    Runtime.getRuntime().halt(130);
  }
}
