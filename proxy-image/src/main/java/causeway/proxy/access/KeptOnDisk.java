package causeway.proxy.access;

import causeway.access.snapshot.SnapshotCodec;
import causeway.access.snapshot.SnapshotException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The kept snapshot with its faults dealt with: a disk that fails, or a file that is torn, is told
/// and otherwise costs nothing but the copy.
final class KeptOnDisk {
  private static final System.Logger LOG = System.getLogger(KeptOnDisk.class.getName());

  private final KeptSnapshot kept;
  private boolean writable = true;

  KeptOnDisk(Path folder, String source) {
    this.kept = new KeptSnapshot(folder, source);
  }

  String name() {
    return kept.file().toString();
  }

  /// What was kept, if it is good; its sequence is then the lowest that `current` accepts.
  byte @Nullable [] read(CurrentAccess current) {
    try {
      byte[] json = kept.read();
      if (json == null) {
        return null;
      }
      Long sequence = SnapshotCodec.read(json).sequence();
      if (sequence != null) {
        current.neverBelow(sequence);
      }
      return json;
    } catch (SnapshotException e) {
      setAside(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "access: the kept copy {0} cannot be read: {1}", kept.file(), e);
    }
    return null;
  }

  private void setAside(String fault) {
    try {
      Path aside = kept.setAside();
      LOG.log(
          Level.WARNING,
          "access: the kept copy {0} is refused: {1}; it is now {2}",
          kept.file(),
          fault,
          aside);
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "access: the kept copy {0} is refused: {1}; it cannot be set aside: {2}",
          kept.file(),
          fault,
          e);
    }
  }

  /// Keeps a snapshot that is in force; that it cannot be kept never stops it.
  void write(byte[] json) {
    try {
      kept.write(json);
      writable = true;
    } catch (IOException e) {
      if (writable) {
        LOG.log(
            Level.WARNING,
            "access: the copy {0} is not written, a restart without the source would serve an older"
                + " one or none: {1}",
            kept.file(),
            e);
      }
      writable = false;
    }
  }
}
