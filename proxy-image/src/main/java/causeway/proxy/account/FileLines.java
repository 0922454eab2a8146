package causeway.proxy.account;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lines appended to a file. Before each batch it looks whether the name still stands for the open
/// file, so that a log rotated by renaming is continued under its name, without a signal.
final class FileLines implements LineWriter {
  private final Path file;
  private @Nullable OutputStream out;
  private @Nullable Object identity;
  private boolean torn;

  FileLines(Path file) {
    this.file = file;
  }

  @Override
  public void open() throws IOException {
    var _ = current();
  }

  @Override
  public void write(List<byte[]> lines) throws IOException {
    OutputStream current = current();
    byte[] bytes = Lines.join(lines);
    try {
      if (torn) {
        current.write('\n');
      }
      current.write(bytes);
      torn = false;
    } catch (IOException e) {
      torn = true; // part of a line may be there; the next one must not continue it
      close();
      throw e;
    }
  }

  private OutputStream current() throws IOException {
    OutputStream open = out;
    if (open != null && Objects.equals(identity, identityNow())) {
      return open;
    }
    close();
    open = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    out = open;
    identity = identityNow();
    return open;
  }

  private @Nullable Object identityNow() throws IOException {
    try {
      return Files.readAttributes(file, "fileKey").get("fileKey");
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public void close() throws IOException {
    OutputStream open = out;
    out = null;
    if (open != null) {
      open.close();
    }
  }
}
