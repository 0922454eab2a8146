package causeway.proxy.sniff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each rule of the grammar, broken once; a broken hello is never said to name no server.
final class MalformedHelloTest {
  private static final byte[] NONE = {};

  private static Hello hello() {
    return new Hello().sni("a.example");
  }

  private static byte[] filler(int count) {
    return Wire.of().filler(count).done();
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        arguments(hello().version(0xfefd), "ClientHello: version 0xfefd is not one of TLS"),
        arguments(
            hello().sessionId(filler(33)),
            "ClientHello: session id of 33 bytes is not within 0 to 32"),
        arguments(
            hello().suites(NONE), "ClientHello: cipher suites of 0 bytes is not within 2 to 65534"),
        arguments(
            hello().suites(filler(3)), "ClientHello: cipher suites of 3 bytes are not whole pairs"),
        arguments(
            hello().compressions(),
            "ClientHello: compression methods of 0 bytes is not within 1 to 255"),
        arguments(hello().trailing((byte) 0), "ClientHello: 1 trailing bytes in the ClientHello"),
        arguments(
            new Hello().withoutExtensions().trailing((byte) 0),
            "ClientHello: extensions needs 2 bytes where the ClientHello has 1 left"),
        arguments(
            hello().lyingExtension(35, 9, filler(8)),
            "ClientHello: extension 35 needs 9 bytes where the extensions has 8 left"),
        arguments(hello().sni("b.example"), "ClientHello: extension 0 is there twice"),
        arguments(hello().padding(1).padding(2), "ClientHello: extension 21 is there twice"),
        arguments(
            new Hello().extension(0, NONE),
            "ClientHello: server name list needs 2 bytes where the extension 0 has 0 left"),
        arguments(
            new Hello().extension(0, new byte[2]),
            "ClientHello: server name list of 0 bytes is not within 1 to 65535"),
        arguments(
            new Hello().extension(0, Wire.of().u16(4).u8(0).u16(1).text("a").u8(0).done()),
            "ClientHello: 1 trailing bytes in the extension 0"),
        arguments(
            new Hello().extension(0, Wire.of().u16(4).u8(0).u16(2).text("a").done()),
            "ClientHello: server name needs 2 bytes where the server name list has 1 left"),
        arguments(
            new Hello().extension(0, Wire.of().u16(5).u8(0).u16(1).text("a").u8(0).done()),
            "ClientHello: server name needs 2 bytes where the server name list has 0 left"),
        arguments(
            hello().extension(16, Wire.of().u16(2).u8(0).u8(0).done()),
            "ClientHello: ALPN protocol of 0 bytes is not within 1 to 255"),
        arguments(
            hello().extension(43, Wire.of().u8(3).filler(3).done()),
            "ClientHello: supported versions of 3 bytes are not whole pairs"),
        arguments(
            hello().extension(0xfe0d, Wire.of().u8(2).done()),
            "ClientHello: encrypted ClientHello of unknown type 2"),
        arguments(
            hello().extension(0xfe0d, Wire.of().u8(1).u8(0).done()),
            "ClientHello: 1 trailing bytes in the extension 65037"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void refuses(Hello hello, String message) {
    assertThat(ClientHelloReader.read(ByteBuffer.wrap(hello.record()), 65536))
        .isEqualTo(new Sniffed.Refused("malformed-hello", message, null));
  }

  @Test
  void aBrokenHelloOutranksABadName() {
    Hello hello = new Hello().sni("a b").padding(1).padding(1);
    assertThat(ClientHelloReader.read(ByteBuffer.wrap(hello.record()), 65536))
        .isEqualTo(
            new Sniffed.Refused(
                "malformed-hello", "ClientHello: extension 21 is there twice", null));
  }

  @Test
  void thousandsOfExtensionsAreReadOnceEach() {
    Hello hello = hello();
    for (int i = 0; i < 12_000; i++) {
      hello.grease(1000 + i);
    }
    byte[] bytes = hello.records(1 << 14);
    assertThat(ClientHelloReader.read(ByteBuffer.wrap(bytes), 65536))
        .isInstanceOf(Sniffed.Tls.class);
    byte[] twice = hello.grease(1000).records(1 << 14);
    assertThat(ClientHelloReader.read(ByteBuffer.wrap(twice), 65536))
        .isEqualTo(
            new Sniffed.Refused(
                "malformed-hello", "ClientHello: extension 1000 is there twice", null));
  }
}
