package causeway.access.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Bytes to text: the size limit, UTF-8 and nothing that a text file does not hold. Each is one
/// fault, found before any parser sees the text.
final class SourceText {
  private SourceText() {}

  /// The text, or nothing when a fault was reported.
  static @Nullable String of(byte[] bytes, Faults faults) {
    if (bytes.length > FarmReader.MOST_BYTES) {
      faults.fault(
          Position.START,
          Code.TOO_LARGE,
          "the document has more than 4 MiB; it is not a farm document, or should be several farms");
      return null;
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer chars = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), chars, true);
    String text = chars.flip().toString();
    if (result.isError()) {
      faults.fault(
          end(text, text.length()),
          Code.NOT_UTF8,
          "the document is not UTF-8 from here on; save it as UTF-8 text");
      return null;
    }
    text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return printable(text, faults) ? text : null;
  }

  private static boolean printable(String text, Faults faults) {
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      if (!StreamReader.isPrintable(point) || point == '\uFEFF') {
        faults.fault(
            end(text, i),
            Code.NOT_TEXT,
            "the document holds the character U+"
                + String.format("%04X", point)
                + ", which is not text; remove it");
        return false;
      }
      i += Character.charCount(point);
    }
    return true;
  }

  private static Position end(String text, int index) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < index; i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && text.charAt(Math.min(i + 1, index - 1)) != '\n')) {
        line++;
        start = i + 1;
      }
    }
    return new Position(line, text.codePointCount(start, index) + 1);
  }
}
