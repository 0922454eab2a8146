package causeway.proxy.sniff;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Any bytes: no throw, and every prefix either needs more or is already decided as the whole is.
/// Runs its seeds in the plain build; with `JAZZER_FUZZ=1` it looks for more.
final class ClientHelloFuzzTest {
  private static final int LIMIT = 8 * 1024;

  static Stream<byte[]> seeds() {
    String name = "lake.s3.eu-west-1.amazonaws.com";
    return Stream.of(
        Hello.modern(name).record(),
        Hello.postQuantum(name).encryptedOuter(100).records(300),
        Hello.modern(name).preSharedKey(50).records(1),
        new Hello().record(),
        new Hello().sni("a", "b").record(),
        new Hello().withoutExtensions().record(),
        RealHellos.hello(name, List.of("TLSv1.2"), List.of("http/1.1")),
        "GET / HTTP/1.1\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
        new byte[] {(byte) 0x80, 0x2e, 1, 0, 2});
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s") // must be the last annotation
  void prefixesAgree(byte[] bytes) {
    Sniffed whole = ClientHelloReader.read(ByteBuffer.wrap(bytes), LIMIT);
    int wanted = 0;
    for (int cut = 0; cut <= bytes.length; cut++) {
      Sniffed part = ClientHelloReader.read(ByteBuffer.wrap(Arrays.copyOf(bytes, cut)), LIMIT);
      if (part instanceof Sniffed.NeedMore more) {
        assertThat(more.atLeast()).isGreaterThan(cut).isBetween(wanted, LIMIT);
        wanted = more.atLeast();
      } else {
        assertThat(part).isEqualTo(whole);
        return;
      }
    }
  }
}
