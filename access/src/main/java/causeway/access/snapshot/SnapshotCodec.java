package causeway.access.snapshot;

import causeway.access.Quoted;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;

/// An access snapshot as versioned JSON with a digest, and back.
///
/// The JSON is canonical: fields in a fixed order, maps by name, empty lists and absent values left
/// out, no white space. Equal snapshots therefore have equal bytes and one digest, so "has anything
/// changed?" is a comparison of two strings, whoever compiled them.
public final class SnapshotCodec {
  /// The one format this version writes and reads.
  public static final int FORMAT = 1;

  /// The largest snapshot that is read, in bytes: a proxy must not be filled by its own rules.
  public static final int MAX_BYTES = 16 * 1024 * 1024;

  private SnapshotCodec() {}

  /// Canonical UTF-8 JSON; equal snapshots give equal bytes.
  ///
  /// @throws SnapshotException when [#read] would refuse the result
  public static byte[] write(AccessSnapshot snapshot) {
    SnapshotChecks.check(snapshot);
    byte[] json = SnapshotWriter.write(snapshot, digest(snapshot));
    if (json.length > MAX_BYTES) {
      throw tooLarge(json.length);
    }
    return json;
  }

  /// Reads and checks a snapshot: format, digest, every reference and value.
  ///
  /// @throws SnapshotException when anything is wrong with it
  public static AccessSnapshot read(byte[] json) {
    if (json.length > MAX_BYTES) {
      throw tooLarge(json.length);
    }
    SnapshotParser.Parsed parsed;
    try {
      parsed = SnapshotParser.parse(json);
    } catch (JacksonException notJson) {
      throw new SnapshotException(
          "snapshot: not well-formed JSON ("
              + notJson.getOriginalMessage()
              + "); publish it again from the farm document",
          notJson);
    }
    SnapshotChecks.check(parsed.snapshot());
    String digest = digest(parsed.snapshot());
    if (!digest.equals(parsed.digest())) {
      throw new SnapshotException(
          "snapshot: digest "
              + Quoted.of(parsed.digest())
              + " is not that of its content, "
              + digest
              + "; it was changed or cut, publish it again from the farm document");
    }
    return parsed.snapshot();
  }

  /// `sha256:` and 64 hex digits over everything but the sequence and the document's version.
  ///
  /// @throws SnapshotException when the snapshot has no JSON, as with half a surrogate pair in it
  public static String digest(AccessSnapshot snapshot) {
    try {
      byte[] content = SnapshotWriter.write(snapshot, null);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (JacksonException unwritable) {
      throw new SnapshotException(
          "snapshot: cannot be written (" + unwritable.getOriginalMessage() + ")", unwritable);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private static SnapshotException tooLarge(int bytes) {
    return new SnapshotException(
        "snapshot: "
            + bytes
            + " bytes are more than "
            + MAX_BYTES
            + "; name fewer networks or rules, or make a second farm");
  }
}
