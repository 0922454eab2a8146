package causeway.proxy.sniff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Hellos with one byte or one length changed: read as the reference reads them, and never as the
/// JDK does not.
final class MutationTest {
  private static final String NAME = "lake.s3.eu-west-1.amazonaws.com";

  static Stream<byte[]> messages() {
    byte[] real = RealHellos.hello(NAME, List.of("TLSv1.3", "TLSv1.2"), List.of("h2"));
    return Stream.of(
        Hello.modern(NAME).message(),
        Hello.modern(NAME).keyShares(0x001d, 32).encryptedOuter(30).preSharedKey(20).message(),
        new Hello().sni(NAME).message(),
        new Hello().versions(0x0304).alpn("h2").message(),
        Arrays.copyOfRange(real, 5, real.length));
  }

  private static int[] values(byte was) {
    return new int[] {0, 1, 2, 0x7f, 0x80, 0xff, was + 1, was - 1, was ^ 0x20, was ^ 0x80};
  }

  private static Sniffed read(byte[] bytes) {
    return ClientHelloReader.read(ByteBuffer.wrap(bytes), ClientHelloReader.DEFAULT_LIMIT_BYTES);
  }

  private static String answer(Sniffed sniffed) {
    return switch (sniffed) {
      case Sniffed.NeedMore more -> "more";
      case Sniffed.Tls tls -> "name:" + tls.serverName();
      case Sniffed.Refused refused -> refused.reason();
    };
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyByteOfTheBodyChanged(byte[] message) {
    for (int at = 4; at < message.length; at++) {
      for (int value : values(message[at])) {
        byte[] changed = message.clone();
        changed[at] = (byte) value;
        assertThat(answer(read(Hello.records(changed, 1 << 14))))
            .as("byte %d is 0x%02x", at, value & 0xff)
            .isEqualTo(ReferenceHello.read(changed));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyByteOfTheHeadersChanged(byte[] message) {
    byte[] bytes = Hello.records(message, 1 << 14);
    String unchanged = answer(read(bytes));
    for (int at = 0; at < 9; at++) {
      for (int value = 0; value < 256; value++) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        assertThat(answer(read(changed)))
            .as("byte %d is 0x%02x", at, value)
            .isIn(
                unchanged,
                "more",
                "not-tls",
                "malformed-hello",
                "record-too-large",
                "zero-length-record",
                "hello-too-large");
        if (at != 2 && changed[at] != bytes[at]) { // the minor version of a record means nothing
          assertThat(answer(read(changed))).isNotEqualTo("name:" + NAME);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyLengthOffByOne(byte[] message) {
    String unchanged = ReferenceHello.read(message);
    List<ReferenceHello.LengthField> fields = ReferenceHello.lengthFields(message);
    assertThat(fields).hasSizeGreaterThan(5);
    for (ReferenceHello.LengthField field : fields) {
      for (int by : new int[] {-1, 1}) {
        byte[] changed = message.clone();
        add(changed, field, by);
        String answer = answer(read(Hello.records(changed, 1 << 14)));
        assertThat(answer)
            .as("%s %+d", field, by)
            .isIn("malformed-hello", unchanged.startsWith("name:") ? unchanged : "malformed-hello");
        assertThat(answer).isEqualTo(ReferenceHello.read(changed));
      }
    }
  }

  private static void add(byte[] bytes, ReferenceHello.LengthField field, int by) {
    int carry = by;
    for (int at = field.offset() + field.width() - 1; at >= field.offset() && carry != 0; at--) {
      int sum = (bytes[at] & 0xff) + carry;
      bytes[at] = (byte) sum;
      carry = sum >> 8;
    }
  }

  /// Where the JDK takes a name, we take the same name or none at all.
  @Test
  void agreesWithTheJdkOnTheName() {
    byte[] hello = RealHellos.hello(NAME, List.of("TLSv1.3", "TLSv1.2"), List.of("h2"));
    assertThat(RealHellos.nameSeenByServer(hello)).isEqualTo(NAME);
    int compared = 0;
    for (int at = 0; at < hello.length; at++) {
      for (int value : new int[] {0, 0xff, hello[at] + 1, hello[at] ^ 0x20}) {
        byte[] changed = hello.clone();
        changed[at] = (byte) value;
        Sniffed ours = read(changed);
        @Nullable String theirs = RealHellos.nameSeenByServer(changed);
        if (theirs != null && ours instanceof Sniffed.Tls tls) {
          assertThat(tls.serverName()).as("byte %d is 0x%02x", at, value & 0xff).isEqualTo(theirs);
          compared++;
        }
        if (theirs != null) {
          assertThat(answer(ours)).isNotEqualTo("no-server-name");
        }
      }
    }
    assertThat(compared).isGreaterThan(300);
  }
}
