package causeway.access.net;

import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PrefixTableTest {
  @Test
  void theLongestBlockWins() {
    PrefixTable table =
        PrefixTable.of(
            List.of(
                Cidr.parse("10.20.0.0/16"),
                Cidr.parse("10.0.0.0/8"),
                Cidr.parse("10.20.200.0/24"),
                Cidr.parse("2001:db8::/32")));

    assertThat(found(table, "10.20.200.7")).isEqualTo("10.20.200.0/24");
    assertThat(found(table, "10.20.201.0")).isEqualTo("10.20.0.0/16");
    assertThat(found(table, "10.21.0.0")).isEqualTo("10.0.0.0/8");
    assertThat(found(table, "11.0.0.0")).isEqualTo("none");
    assertThat(found(table, "2001:db8::1")).isEqualTo("2001:db8:0:0:0:0:0:0/32");
    assertThat(found(table, "2001:db9::")).isEqualTo("none");
    int guests = table.find(InetAddress.ofLiteral("10.20.200.7"));
    assertThat(table.parent(guests)).isEqualTo(table.find(InetAddress.ofLiteral("10.20.0.0")));
    assertThat(table.parent(table.find(InetAddress.ofLiteral("10.1.0.0"))))
        .isEqualTo(PrefixTable.NONE);
  }

  @Test
  void agreesWithTheOracleOnRandomTables() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 300; round++) {
      boolean ipv4 = round % 2 == 0;
      List<Cidr> blocks = new ArrayList<>();
      for (int i = random.nextInt(30); i > 0; i--) {
        int length = random.nextInt(ipv4 ? 33 : 129);
        blocks.add(Cidr.around(address(random, ipv4), length));
      }
      PrefixTable table = PrefixTable.of(blocks);
      List<IPAddress> oracle =
          table.prefixes().stream()
              .map(block -> new IPAddressString(block.toString()).getAddress().toPrefixBlock())
              .toList();
      for (int i = 0; i < 200; i++) {
        InetAddress address = near(random, blocks, ipv4);

        assertThat(table.find(address))
            .as("%s in %s", address, blocks)
            .isEqualTo(longest(oracle, address));
      }
    }
  }

  private static int longest(List<IPAddress> blocks, InetAddress address) {
    IPAddress held = new IPAddressString(address.getHostAddress()).getAddress();
    int best = PrefixTable.NONE;
    for (int i = 0; i < blocks.size(); i++) {
      boolean longer =
          best < 0
              || blocks.get(i).getNetworkPrefixLength() > blocks.get(best).getNetworkPrefixLength();
      if (longer && blocks.get(i).contains(held)) {
        best = i;
      }
    }
    return best;
  }

  /// The first or last address of a block, one bit off, or any.
  private static InetAddress near(SplittableRandom random, List<Cidr> blocks, boolean ipv4) {
    if (blocks.isEmpty() || random.nextInt(4) == 0) {
      return address(random, ipv4);
    }
    Cidr block = blocks.get(random.nextInt(blocks.size()));
    byte[] bytes = (random.nextBoolean() ? block.base() : block.last()).getAddress();
    if (random.nextBoolean()) {
      int bit = random.nextInt(bytes.length * 8);
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
    return of(bytes);
  }

  /// Few distinct bits, so that blocks nest.
  private static InetAddress address(SplittableRandom random, boolean ipv4) {
    byte[] bytes = new byte[ipv4 ? 4 : 16];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : 0x20);
    }
    return of(bytes);
  }

  private static InetAddress of(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (java.net.UnknownHostException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static String found(PrefixTable table, String address) {
    int found = table.find(InetAddress.ofLiteral(address));
    return found == PrefixTable.NONE ? "none" : table.prefixes().get(found).toString();
  }
}
