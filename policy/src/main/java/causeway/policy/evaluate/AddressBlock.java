package causeway.policy.evaluate;

import java.net.InetAddress;

/// CIDR blocks; bits beyond the prefix do not matter, a bare address is a block of one.
final class AddressBlock {
  private AddressBlock() {}

  static boolean contains(String block, String address) {
    int slash = block.indexOf('/');
    try {
      byte[] network =
          InetAddress.ofLiteral(slash < 0 ? block : block.substring(0, slash)).getAddress();
      byte[] wanted = InetAddress.ofLiteral(address).getAddress();
      int bits = slash < 0 ? network.length * 8 : Integer.parseInt(block.substring(slash + 1));
      if (network.length != wanted.length || bits < 0 || bits > network.length * 8) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((network[bit / 8] & mask) != (wanted[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
