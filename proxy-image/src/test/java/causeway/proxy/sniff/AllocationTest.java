package causeway.proxy.sniff;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a hello makes the proxy allocate stays in proportion to the bytes it sent.
final class AllocationTest {
  private static final int LIMIT = ClientHelloReader.DEFAULT_LIMIT_BYTES;

  private static long allocated(byte[] bytes) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      ClientHelloReader.read(buffer, LIMIT);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  @Test
  void announcedLengthsCostNothing() {
    byte[] head = Wire.of().u8(22).u16(0x0301).u16(16384).u8(1).u24(65000).done();
    assertThat(ClientHelloReader.read(ByteBuffer.wrap(head), LIMIT))
        .isEqualTo(new Sniffed.NeedMore(65024));
    assertThat(allocated(head)).isLessThan(1024);
  }

  @Test
  void anOrdinaryHelloCostsLittle() {
    byte[] bytes = Hello.postQuantum("lake.s3.eu-west-1.amazonaws.com").record();
    assertThat(allocated(bytes)).isLessThan(2048);
  }

  static Stream<byte[]> extremes() {
    String[] protocols = new String[30_000];
    Arrays.fill(protocols, "x");
    String[] names = new String[15_000];
    Arrays.fill(names, "x");
    Hello many = new Hello().sni("a.example");
    for (int i = 0; i < 15_000; i++) {
      many.grease(1000 + i);
    }
    return Stream.of(
        new Hello().sni("a.example").alpn(protocols).record(),
        new Hello().sni(names).record(),
        many.record(),
        new Hello().sni("a.example").padding(10_500).records(1));
  }

  @ParameterizedTest
  @MethodSource("extremes")
  void anExtremeHelloCostsInProportion(byte[] bytes) {
    assertThat(bytes).hasSizeBetween(50_000, LIMIT);
    assertThat(allocated(bytes)).isLessThan(2L * bytes.length);
  }
}
