package causeway.proxy.account;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/// Records on their way to the bucket as one object.
///
/// @param bytes compressed
/// @param records how many
@SuppressWarnings("ArrayRecordComponent") // never compared
record RecordBatch(String key, byte[] bytes, int records) {
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("yyyy/MM/dd/HH", Locale.ROOT).withZone(ZoneOffset.UTC);

  static RecordBatch of(List<byte[]> lines, String proxy, Instant now, long number) {
    String key =
        "records/"
            + HOUR.format(now)
            + "/"
            + proxy.replaceAll("[^A-Za-z0-9._-]", "-")
            + "-"
            + now.toEpochMilli()
            + "-"
            + number
            + ".json.gz";
    return new RecordBatch(key, gzip(lines), lines.size());
  }

  private static byte[] gzip(List<byte[]> lines) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      for (byte[] line : lines) {
        zip.write(line);
        zip.write('\n');
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
