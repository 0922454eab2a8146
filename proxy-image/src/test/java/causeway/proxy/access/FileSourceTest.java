package causeway.proxy.access;

import static causeway.proxy.access.Snapshots.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileSourceTest {
  @TempDir Path folder = Path.of("");

  private static String text(Polled polled) {
    return polled instanceof Polled.Snapshot snapshot
        ? new String(snapshot.json(), StandardCharsets.UTF_8)
        : polled.toString();
  }

  private static final String UNCHANGED = new Polled.Unchanged().toString();

  @Test
  void readsAFileAgainWhenItChanged() throws IOException {
    Path file = Files.writeString(folder.resolve("snapshot.json"), "one");
    try (FileSource source = FileSource.snapshot(file)) {
      assertThat(text(source.poll())).isEqualTo("one");
      assertThat(text(source.poll())).isEqualTo(UNCHANGED);
      Path next = Files.writeString(folder.resolve("next"), "two");
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      assertThat(text(source.poll())).isEqualTo("two");
      assertThat(text(source.poll())).isEqualTo(UNCHANGED);
    }
  }

  @Test
  void seesAnEditThatKeepsSizeAndTime() throws IOException {
    Path file = Files.writeString(folder.resolve("snapshot.json"), "one");
    FileTime time = Files.getLastModifiedTime(file);
    try (FileSource source = FileSource.snapshot(file)) {
      source.poll();
      Files.writeString(file, "two");
      Files.setLastModifiedTime(file, time);
      assertThat(text(source.poll())).isEqualTo("two");
    }
  }

  @Test
  void followsASwappedLink() throws IOException {
    for (String version : new String[] {"v1", "v2"}) {
      Files.createDirectory(folder.resolve(version));
      Files.writeString(folder.resolve(version).resolve("snapshot.json"), version);
    }
    Path data = Files.createSymbolicLink(folder.resolve("data"), Path.of("v1"));
    Path file =
        Files.createSymbolicLink(folder.resolve("snapshot.json"), Path.of("data", "snapshot.json"));
    try (FileSource source = FileSource.snapshot(file)) {
      assertThat(text(source.poll())).isEqualTo("v1");
      Path next = Files.createSymbolicLink(folder.resolve("next"), Path.of("v2"));
      Files.move(next, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      assertThat(text(source.poll())).isEqualTo("v2");
      assertThat(text(source.poll())).isEqualTo(UNCHANGED);
    }
  }

  @Test
  void saysThatTheFileIsGoneAndReadsItWhenItIsBack() throws IOException {
    Path file = folder.resolve("snapshot.json");
    try (FileSource source = FileSource.snapshot(file)) {
      assertThat(source.poll()).isEqualTo(new Polled.Absent(file + ": the file does not exist"));
      Files.writeString(file, "one");
      assertThat(text(source.poll())).isEqualTo("one");
      Files.delete(file);
      assertThat(source.poll()).isEqualTo(new Polled.Absent(file + ": the file does not exist"));
    }
  }

  @Test
  void leavesAFileThatChangesWhileItIsReadForTheNextLook() throws IOException {
    Path file = Files.writeString(folder.resolve("snapshot.json"), "one");
    int[] reads = {0};
    FileSource.Reader busy =
        path -> {
          Polled read = FileReaders.snapshot(path);
          if (reads[0]++ == 0) {
            Files.writeString(path, "one and more");
          }
          return read;
        };
    try (FileSource source = FileSource.of(file, busy)) {
      assertThat(text(source.poll())).isEqualTo(UNCHANGED);
      assertThat(text(source.poll())).isEqualTo("one and more");
    }
  }

  @Test
  void isUnavailableWhenItIsAFolder() {
    try (FileSource source = FileSource.snapshot(folder)) {
      assertThat(source.poll())
          .isEqualTo(
              new Polled.Unavailable(
                  "unreadable",
                  folder + ": the file cannot be read: java.io.IOException: Is a directory"));
    }
  }

  @Test
  void loadsWhatItReads() throws IOException {
    Path file = Files.write(folder.resolve("snapshot.json"), json(7L, "10.20.0.0/16"));
    CurrentAccess current = new CurrentAccess(java.time.Clock.systemUTC());
    try (FileSource source = FileSource.snapshot(file)) {
      assertThat(source.poll())
          .isInstanceOfSatisfying(
              Polled.Snapshot.class,
              snapshot ->
                  assertThat(current.offer(snapshot.json(), source.name()))
                      .isEqualTo(Offered.LOADED));
    }
  }
}
