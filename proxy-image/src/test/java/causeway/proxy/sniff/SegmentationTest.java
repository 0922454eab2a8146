package causeway.proxy.sniff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// However TCP and TLS cut a hello, the answer is the same.
final class SegmentationTest {
  private static final String NAME = "lake.s3.eu-west-1.amazonaws.com";
  private static final int LIMIT = ClientHelloReader.DEFAULT_LIMIT_BYTES;

  static Stream<byte[]> messages() {
    return Stream.of(
        Hello.modern(NAME).message(),
        Hello.postQuantum(NAME).encryptedOuter(200).message(),
        message(RealHellos.hello(NAME, List.of("TLSv1.2"), List.of())),
        message(RealHellos.hello(NAME, List.of("TLSv1.3", "TLSv1.2"), List.of("h2"))),
        new Hello().versions(0x0304).message(),
        new Hello().sni("a\0b").message(),
        new Hello().sni("a", "b").message(),
        new Hello().sni(NAME).trailing((byte) 1).message());
  }

  private static byte[] message(byte[] record) {
    return Arrays.copyOfRange(record, 5, record.length);
  }

  private static Sniffed read(byte[] bytes, int count) {
    return ClientHelloReader.read(ByteBuffer.wrap(bytes, 0, count), LIMIT);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void cutAtEveryOffsetItNeedsMoreThenGivesTheSameAnswer(byte[] message) {
    for (int size : new int[] {1, 2, 3, 5, 64, 1 << 14}) {
      byte[] bytes = Hello.records(message, size);
      Sniffed whole = read(bytes, bytes.length);
      assertThat(whole).isNotInstanceOf(Sniffed.NeedMore.class);
      for (int cut = 0; cut < bytes.length; cut++) {
        assertThat(read(bytes, cut))
            .isInstanceOfSatisfying(
                Sniffed.NeedMore.class,
                more -> assertThat(more.atLeast()).isBetween(1, bytes.length));
        int wanted = ((Sniffed.NeedMore) read(bytes, cut)).atLeast();
        assertThat(wanted).as("cut at %d in records of %d", cut, size).isGreaterThan(cut);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void splitIntoTwoRecordsAtEveryOffsetItGivesTheSameAnswer(byte[] message) {
    byte[] one = Hello.records(message, 1 << 14);
    Sniffed expected = read(one, one.length);
    for (int split = 1; split < message.length; split++) {
      byte[] two =
          Wire.of()
              .bytes(Hello.records(Arrays.copyOf(message, split), 1 << 14))
              .bytes(Hello.records(Arrays.copyOfRange(message, split, message.length), 1 << 14))
              .done();
      assertThat(withLength(read(two, two.length), one.length)).isEqualTo(expected);
    }
    for (int size = 1; size < 40; size++) {
      byte[] many = Hello.records(message, size);
      assertThat(withLength(read(many, many.length), one.length)).isEqualTo(expected);
    }
  }

  /// The answer without the record headers in its length.
  private static Sniffed withLength(Sniffed sniffed, int length) {
    return sniffed instanceof Sniffed.Tls tls
        ? new Sniffed.Tls(tls.serverName(), tls.alpn(), tls.ech(), length, tls.version())
        : sniffed;
  }

  /// Several rules broken at once: the one whose byte comes first decides, however few are there.
  @Test
  void theFirstBrokenRuleDecides() {
    byte[][] broken = {
      Wire.of().u8(22).u16(0x0301).u16(12_000).u8(2).u24(70_000).done(),
      Wire.of().u8(22).u16(0x0301).u16(100).u8(2).u24(70_000).done(),
      Wire.of().u8(22).u16(0x0301).u16(1).u8(2).u8(23).u16(0x0201).u16(0).done(),
      Wire.of().u8(22).u16(0x0301).u16(9).u8(1).u24(70_000).u8(0).done(),
      Wire.of().u8(22).u16(0x0301).u16(9).u8(1).u24(1).u16(0).u8(9).done(),
    };
    for (byte[] bytes : broken) {
      for (int limit : new int[] {5, 9, 12, 20, 8_192, 12_004, 12_005, 65_536}) {
        Sniffed whole = ClientHelloReader.read(ByteBuffer.wrap(bytes), limit);
        for (int cut = 1; cut < bytes.length; cut++) {
          Sniffed part = ClientHelloReader.read(ByteBuffer.wrap(bytes, 0, cut), limit);
          if (!(part instanceof Sniffed.NeedMore)) {
            assertThat(part).as("cut at %d, limit %d", cut, limit).isEqualTo(whole);
          }
        }
      }
    }
  }

  /// A caller that waits for what it was told to wait for asks rarely, even of a client that sends
  /// byte by byte in one-byte records.
  @Test
  void aCallerThatWaitsAsksRarely() {
    byte[] bytes = new Hello().sni(NAME).padding(10_700).records(1);
    assertThat(bytes).hasSizeGreaterThan(64_000);
    assertThat(calls(bytes)).isLessThan(100);
    byte[] usual = Hello.postQuantum(NAME).record();
    assertThat(calls(usual)).isEqualTo(4);
  }

  private static int calls(byte[] bytes) {
    int calls = 0;
    int wanted = 0;
    for (int there = 0; there <= bytes.length; there++) {
      if (there < wanted) {
        continue;
      }
      calls++;
      switch (read(bytes, there)) {
        case Sniffed.NeedMore more -> wanted = more.atLeast();
        case Sniffed.Tls tls -> {
          assertThat(tls.helloLength()).isEqualTo(there).isEqualTo(bytes.length);
          return calls;
        }
        case Sniffed.Refused refused -> throw new AssertionError(refused);
      }
    }
    throw new AssertionError("not decided");
  }
}
