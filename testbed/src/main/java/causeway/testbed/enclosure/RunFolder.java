package causeway.testbed.enclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The folder of one run. Its owner holds a lock on a file in it, which the kernel lets go when the
/// owner dies in whatever way; a folder whose lock is free is a leftover, and goes at the next
/// start.
public final class RunFolder implements AutoCloseable {
  private static final String LOCK = "owner.lock";

  /// Held while folders come and go, or a run that starts would take another's half-made folder for
  /// a leftover.
  private static final String COMING_AND_GOING = "run.lock";

  private final Checkout checkout;
  private final Path path;
  private final FileChannel channel;

  private RunFolder(Checkout checkout, Path path, FileChannel channel) {
    this.checkout = checkout;
    this.path = path;
    this.channel = channel;
  }

  /// Clears leftovers and makes the folder of this process.
  public static RunFolder make(Checkout checkout) {
    try (FileChannel others = others(checkout);
        FileLock _ = others.lock()) {
      Files.createDirectories(checkout.runs());
      for (Path left : all(checkout)) {
        if (!owned(left)) {
          Folders.delete(left);
        }
      }
      Path path = checkout.runs().resolve(Long.toString(ProcessHandle.current().pid()));
      Folders.delete(path);
      Files.createDirectories(path.resolve("tmp"));
      FileChannel channel =
          FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        throw new IllegalStateException(path + " is locked by another process");
      }
      return new RunFolder(checkout, path, channel);
    } catch (IOException e) {
      throw Unready.unwritable(checkout.ignored(), e);
    }
  }

  /// The folders of runs that are alive.
  public static List<Path> alive(Checkout checkout) {
    return all(checkout).stream().filter(RunFolder::owned).toList();
  }

  public Path path() {
    return path;
  }

  /// Removes the folder; what its processes wrote is kept for reading until the next run ends.
  @Override
  public void close() {
    try (FileChannel others = others(checkout);
        FileLock _ = others.lock()) {
      keepLogs(checkout.logs());
      Folders.delete(path);
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + path, e);
    }
  }

  private void keepLogs(Path logs) throws IOException {
    Folders.delete(logs);
    List<Path> written;
    try (Stream<Path> files = Files.walk(path)) {
      written = files.filter(RunFolder::isLog).toList();
    }
    for (Path file : written) {
      Path kept = logs.resolve(path.relativize(file));
      Files.createDirectories(kept.getParent());
      Files.move(file, kept);
    }
  }

  private static boolean isLog(Path file) {
    String name = String.valueOf(file.getFileName());
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && (name.endsWith(".log")
            || name.endsWith(".jsonl")
            || name.endsWith(".yaml")
            || name.equals("named.conf"));
  }

  private static List<Path> all(Checkout checkout) {
    if (!Files.isDirectory(checkout.runs())) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(checkout.runs())) {
      return new ArrayList<>(folders.sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + checkout.runs(), e);
    }
  }

  private static FileChannel others(Checkout checkout) throws IOException {
    Files.createDirectories(checkout.ignored());
    return FileChannel.open(
        checkout.ignored().resolve(COMING_AND_GOING),
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE);
  }

  private static boolean owned(Path folder) {
    Path file = folder.resolve(LOCK);
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        @Nullable FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (IOException e) {
      return true;
    }
  }
}
