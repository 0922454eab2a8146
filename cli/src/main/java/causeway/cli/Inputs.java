package causeway.cli;

import causeway.access.document.FarmDocument;
import causeway.access.document.FarmRead;
import causeway.access.document.FarmReader;
import causeway.access.document.Fault;
import causeway.access.snapshot.AccessSnapshot;
import causeway.access.snapshot.SnapshotCodec;
import causeway.access.snapshot.SnapshotCompiler;
import causeway.access.snapshot.SnapshotException;
import causeway.functions.observed.LatchesJson;
import causeway.reconcile.observed.Latches;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Files that commands read, with one line for each way they can fail.
public final class Inputs {
  /// More than the readers of documents and snapshots take, so that they see what is too large.
  private static final int LARGEST = 17 * 1024 * 1024;

  private Inputs() {}

  /// A document as it is read, faults included.
  static FarmRead read(Path file) {
    return FarmReader.read(file.toString(), bytes(file));
  }

  /// A document without a fault.
  static FarmDocument document(Path file) {
    FarmRead read = read(file);
    FarmDocument document = read.document();
    if (document == null) {
      throw new Unusable(
          Stream.concat(
                  read.faults().stream().map(Fault::toString),
                  Stream.of(
                      "causeway: %s has %s; a document with faults grants nothing"
                          .formatted(file, Text.count(read.faults().size(), "fault"))))
              .toList());
    }
    return document;
  }

  /// Whether a file holds a snapshot, not a document.
  static boolean isSnapshot(Path file) {
    return file.toString().endsWith(".json");
  }

  /// The snapshot in `file`, or that of the farm document in it.
  static AccessSnapshot snapshot(Path file) {
    if (!isSnapshot(file)) {
      return SnapshotCompiler.compile(document(file));
    }
    try {
      return SnapshotCodec.read(bytes(file));
    } catch (SnapshotException e) {
      throw new Unusable(file + ": " + e.getMessage());
    }
  }

  /// What alarms latched, as the state bucket has it.
  static Latches latches(Path file) {
    try {
      return LatchesJson.read(bytes(file));
    } catch (IllegalArgumentException broken) {
      throw new Unusable(file + ": " + broken.getMessage());
    }
  }

  /// Reads a file, or a pipe, once; what lies beyond the limit of both readers is left, for them to
  /// refuse.
  public static byte[] bytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(LARGEST);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static Unusable unreadable(Path file, IOException e) {
    String why = Files.isDirectory(file) ? "is a directory, not a file" : why(e);
    return new Unusable("causeway: cannot read " + file + ": " + why);
  }

  /// What went wrong with a file, without the name of a Java class.
  static String why(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "no such file";
      case AccessDeniedException denied -> "permission denied";
      case FileSystemException other when other.getReason() != null ->
          other.getFile() + ": " + other.getReason();
      default -> e.getMessage() == null ? e.toString() : e.getMessage();
    };
  }
}
