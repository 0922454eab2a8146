package causeway.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.net.Cidr;
import causeway.reconcile.desired.Covering;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The smallest networks that cover and fit.
class CoveringTest {
  private static List<Cidr> blocks(String spaced) {
    return spaced.isEmpty()
        ? List.of()
        : Arrays.stream(spaced.split(" ")).map(Cidr::parse).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 5, ''",
    "10.20.0.0/16, 1, 10.20.0.0/16",
    "10.20.0.0/16 10.20.200.0/24, 5, 10.20.0.0/16",
    "10.0.0.0/25 10.0.0.128/25, 5, 10.0.0.0/24",
    "10.0.0.0/25 10.0.0.128/25, 1, 10.0.0.0/24",
    "10.20.0.0/16 10.31.0.0/20, 2, 10.20.0.0/16 10.31.0.0/20",
    "10.20.0.0/16 10.31.0.0/20, 1, 10.16.0.0/12",
    "10.0.0.0/24 10.0.2.0/24 192.168.0.0/24, 2, 10.0.0.0/22 192.168.0.0/24",
    "10.0.0.0/24 11.0.0.0/24 200.0.0.0/24, 1, 0.0.0.0/0",
    "2001:db8::/48 2001:db8:1::/48, 1, 2001:db8::/47",
  })
  void covers(String networks, int most, String cover) {
    assertThat(Covering.of(blocks(networks), most)).isEqualTo(blocks(cover));
  }

  @Test
  void tellsWhatIsAdmittedBeyond() {
    List<Cidr> networks = blocks("10.0.0.0/24 10.0.2.0/24 10.0.2.0/25");
    assertThat(Covering.beyond(blocks("10.0.0.0/22"), networks)).isEqualTo(BigInteger.valueOf(512));
    assertThat(Covering.beyond(networks.subList(0, 2), networks)).isEqualTo(BigInteger.ZERO);
  }

  /// Every way to cover few small blocks, tried one by one, is never better.
  @Test
  void nothingIsSmaller() {
    Random random = new Random(4);
    for (int round = 0; round < 300; round++) {
      List<Cidr> networks = new ArrayList<>();
      int count = 1 + random.nextInt(5);
      for (int i = 0; i < count; i++) {
        networks.add(
            Cidr.around(
                InetAddress.ofLiteral("10.0.0." + random.nextInt(32)), 27 + random.nextInt(6)));
      }
      int most = 1 + random.nextInt(3);
      List<Cidr> cover = Covering.of(networks, most);
      assertThat(cover).hasSizeLessThanOrEqualTo(most);
      assertThat(networks).allMatch(block -> cover.stream().anyMatch(wide -> wide.contains(block)));
      assertThat(size(cover)).as("%s in %d", networks, most).isEqualTo(best(networks, most));
    }
  }

  private static long size(List<Cidr> cover) {
    return cover.stream().mapToLong(block -> 1L << (32 - block.length())).sum();
  }

  private static long best(List<Cidr> networks, int most) {
    if (networks.isEmpty()) {
      return 0;
    }
    if (most == 0) {
      return Long.MAX_VALUE / 2;
    }
    long best = Long.MAX_VALUE / 2;
    Cidr first = networks.getFirst();
    for (int length = 24; length <= first.length(); length++) {
      Cidr wide = Cidr.around(first.base(), length);
      List<Cidr> rest = networks.stream().filter(block -> !wide.contains(block)).toList();
      best = Math.min(best, (1L << (32 - length)) + best(rest, most - 1));
    }
    return best;
  }

  @Test
  void aThousandNetworksTakeNoTime() {
    List<Cidr> networks = new ArrayList<>();
    Random random = new Random(5);
    for (int i = 0; i < 5000; i++) {
      networks.add(
          Cidr.around(
              InetAddress.ofLiteral("10." + random.nextInt(256) + "." + random.nextInt(256) + ".0"),
              24));
    }
    assertThat(Covering.of(networks, 60)).hasSizeLessThanOrEqualTo(60);
  }
}
