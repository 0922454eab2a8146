package causeway.proxy.access;

import causeway.access.document.FarmDocument;
import causeway.access.document.FarmRead;
import causeway.access.document.FarmReader;
import causeway.access.snapshot.SnapshotCodec;
import causeway.access.snapshot.SnapshotCompiler;
import causeway.access.snapshot.SnapshotException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// How each kind of file becomes a snapshot.
final class FileReaders {
  private static final int FAULTS_SHOWN = 5;

  private FileReaders() {}

  static Polled snapshot(Path file) throws IOException {
    byte[] json;
    try (InputStream in = Files.newInputStream(file)) {
      json = in.readNBytes(SnapshotCodec.MAX_BYTES + 1); // one more, so that the codec refuses it
    }
    return new Polled.Snapshot(json);
  }

  static Polled document(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException("it is not readable by this user");
    }
    FarmRead read = FarmReader.read(file);
    FarmDocument document = read.document();
    if (document == null) {
      return invalid(read);
    }
    try {
      return new Polled.Snapshot(SnapshotCodec.write(SnapshotCompiler.compile(document)));
    } catch (SnapshotException e) {
      return new Polled.Invalid(file.toString(), String.valueOf(e.getMessage()));
    }
  }

  private static Polled invalid(FarmRead read) {
    String all = read.faults().stream().map(Object::toString).collect(Collectors.joining("\n"));
    String shown =
        read.faults().stream()
            .limit(FAULTS_SHOWN)
            .map(Object::toString)
            .collect(Collectors.joining("; "));
    int more = read.faults().size() - FAULTS_SHOWN;
    return new Polled.Invalid(
        ContentHash.of(all.getBytes(StandardCharsets.UTF_8)),
        more > 0 ? shown + "; and " + more + " more, see causeway check" : shown);
  }
}
