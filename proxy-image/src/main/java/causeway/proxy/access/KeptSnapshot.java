package causeway.proxy.access;

import causeway.access.snapshot.SnapshotCodec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The last good snapshot of one source on disk, so that a restart while S3 is away still serves.
/// Its own digest is its checksum. It is written whole beside the old one, forced to the disk and
/// then renamed over it, so a crash leaves the old or the new one and never a mixture; only the
/// proxy's user may read it.
///
/// The file is named after its source, so a proxy that is pointed elsewhere never falls back on
/// another farm's rules.
final class KeptSnapshot {
  private static final FileAttribute<Set<PosixFilePermission>> OURS =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> OUR_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path folder;
  private final Path file;

  KeptSnapshot(Path folder, String source) {
    String id = ContentHash.of(source.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    this.folder = folder;
    this.file = folder.resolve("access-" + id + ".json");
  }

  Path file() {
    return file;
  }

  /// What was kept, unchecked; null when nothing was.
  byte @Nullable [] read() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(SnapshotCodec.MAX_BYTES + 1); // one more, so that the codec refuses it
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  void write(byte[] json) throws IOException {
    Files.createDirectories(folder, OUR_FOLDER);
    Path fresh = folder.resolve(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    try (FileChannel channel =
        FileChannel.open(
            fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OURS)) {
      ByteBuffer bytes = ByteBuffer.wrap(json);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(
          "another process writes " + fresh + "; give each proxy its own folder", e);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  /// Moves an unusable file out of the way, over the one set aside before, and says where to.
  Path setAside() throws IOException {
    Path aside = folder.resolve(file.getFileName() + ".refused");
    Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return aside;
  }
}
