package causeway.proxy.access;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file, read again when it changed. A file that changes while it is read is left for the next
/// look, when its writer may be done.
public final class FileSource implements AccessSource {
  /// Turns a file into what it says.
  interface Reader {
    Polled read(Path file) throws IOException;
  }

  private final Path file;
  private final Reader reader;
  private @Nullable FileStamp last;

  static FileSource of(Path file, Reader reader) {
    return new FileSource(file, reader);
  }

  private FileSource(Path file, Reader reader) {
    this.file = file;
    this.reader = reader;
  }

  /// A farm document, compiled here; it has neither sequence nor prefix lists.
  public static FileSource document(Path file) {
    return new FileSource(file, FileReaders::document);
  }

  /// A snapshot as `causeway compile` writes it.
  public static FileSource snapshot(Path file) {
    return new FileSource(file, FileReaders::snapshot);
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public Pace pace() {
    return Pace.FILE;
  }

  @Override
  public Polled poll() {
    try {
      FileStamp before = FileStamp.of(file);
      if (before.equals(last)) {
        return new Polled.Unchanged();
      }
      Polled read = reader.read(file);
      if (!before.equals(FileStamp.of(file))) {
        return new Polled.Unchanged();
      }
      last = before;
      return read;
    } catch (NoSuchFileException e) {
      last = null;
      return new Polled.Absent(file + ": the file does not exist");
    } catch (IOException e) {
      last = null;
      return new Polled.Unavailable("unreadable", file + ": the file cannot be read: " + e);
    }
  }

  @Override
  public void close() {
    // Nothing is held between looks.
  }
}
