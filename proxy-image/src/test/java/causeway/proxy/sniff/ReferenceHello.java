package causeway.proxy.sniff;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The slow, obvious reading of one ClientHello message, to check the fast one against: it splits
/// arrays and gives either `name:` with the server name or the code of the refusal. On the way it
/// notes where the length fields are.
final class ReferenceHello {
  /// A length field: its offset in the message and its width.
  record LengthField(int offset, int width) {}

  final List<LengthField> lengths = new ArrayList<>();
  private final byte[] all;
  private int at;

  private ReferenceHello(byte[] message) {
    this.all = message;
  }

  static String read(byte[] message) {
    return new ReferenceHello(message).answer();
  }

  static List<LengthField> lengthFields(byte[] message) {
    ReferenceHello hello = new ReferenceHello(message);
    hello.answer();
    return hello.lengths;
  }

  private String answer() {
    try {
      return read();
    } catch (IndexOutOfBoundsException | IllegalArgumentException broken) {
      return "malformed-hello";
    }
  }

  private String read() {
    check(number(1) == 1);
    int end = number(3) + 4;
    check(end == all.length);
    check(number(1) == 3);
    at += 33;
    check(vector(1, end) <= 32);
    int suites = vector(2, end);
    check(suites >= 2 && suites % 2 == 0);
    check(vector(1, end) >= 1);
    if (at == end) {
      return "no-server-name";
    }
    lengths.add(new LengthField(at, 2));
    check(number(2) == end - at);
    Map<Integer, int[]> found = new LinkedHashMap<>();
    while (at < end) {
      int type = number(2);
      int start = at + 2;
      int length = vector(2, end);
      check(found.put(type, new int[] {start, start + length}) == null);
    }
    list(found.get(16), 2, 1, 1, 0);
    list(found.get(43), 1, 0, 0, 0);
    list(found.get(51), 2, 0, 0, 2);
    encrypted(found.get(0xfe0d));
    int[] sni = found.get(0);
    return sni == null ? "no-server-name" : name(sni[0], sni[1]);
  }

  private String name(int start, int end) {
    at = start;
    lengths.add(new LengthField(at, 2));
    check(number(2) == end - at);
    List<String> names = new ArrayList<>();
    while (at < end) {
      int type = number(1);
      int first = at + 2;
      int length = vector(2, end);
      byte[] raw = Arrays.copyOfRange(all, first, first + length);
      names.add(type + ":" + new String(raw, StandardCharsets.ISO_8859_1));
    }
    check(!names.isEmpty());
    String only = names.get(0);
    if (names.size() > 1) {
      return "several-server-names";
    } else if (!only.startsWith("0:")) {
      return "server-name-not-host";
    } else if (only.equals("0:")) {
      return "empty-server-name";
    }
    return only.matches("0:[A-Za-z0-9._-]{1,255}")
        ? "name" + only.substring(1)
        : "server-name-not-host";
  }

  /// A list in its own length field, of entries with a prefix and a length (none if `width` is 0:
  /// then pairs). Key shares (prefix 2) are walked for their length fields only.
  private void list(
      int @org.jspecify.annotations.Nullable [] range, int outer, int width, int min, int prefix) {
    if (range == null) {
      return;
    }
    at = range[0];
    lengths.add(new LengthField(at, outer));
    if (prefix > 0) {
      return;
    }
    int length = number(outer);
    check(
        length == range[1] - at
            && length >= 2
            && (width > 0 || (length % 2 == 0 && length <= 254)));
    while (width > 0 && at < range[1]) {
      check(vector(width, range[1]) >= min);
    }
  }

  private void encrypted(int @org.jspecify.annotations.Nullable [] range) {
    if (range == null) {
      return;
    }
    at = range[0];
    check(range[1] > at);
    int form = number(1);
    check(form <= 1);
    if (form == 0) {
      at += 5;
      vector(2, range[1]);
      check(vector(2, range[1]) >= 1);
    }
    check(at == range[1]);
  }

  private int vector(int width, int end) {
    lengths.add(new LengthField(at, width));
    int length = number(width);
    check(at + length <= end);
    at += length;
    return length;
  }

  private int number(int width) {
    int value = 0;
    for (int i = 0; i < width; i++) {
      value = value * 256 + (all[at++] & 0xff);
    }
    return value;
  }

  private static void check(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException();
    }
  }
}
