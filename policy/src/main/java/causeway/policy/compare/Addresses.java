package causeway.policy.compare;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// IPv4 and IPv6 addresses on one line, IPv4 first, for [IntervalClasses].
final class Addresses {
  private static final BigInteger V6 = BigInteger.ONE.shiftLeft(32);
  private static final BigInteger END = V6.add(BigInteger.ONE.shiftLeft(128));

  private Addresses() {}

  /// A CIDR block from its first address to its last.
  record Block(BigInteger first, BigInteger last) {
    boolean contains(BigInteger address) {
      return first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
    }
  }

  static Optional<BigInteger> parse(String address) {
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      BigInteger number = new BigInteger(1, bytes);
      return Optional.of(bytes.length == 4 ? number : number.add(V6));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static Optional<Block> block(String text) {
    int slash = text.indexOf('/');
    String base = slash < 0 ? text : text.substring(0, slash);
    return parse(base)
        .map(address -> {
          boolean four = address.compareTo(V6) < 0;
          int width = four ? 32 : 128;
          int prefix = slash < 0 ? width : Integer.parseInt(text.substring(slash + 1));
          BigInteger offset = four ? BigInteger.ZERO : V6;
          BigInteger size = BigInteger.ONE.shiftLeft(width - prefix);
          BigInteger first = address.subtract(offset).divide(size).multiply(size).add(offset);
          return new Block(first, first.add(size).subtract(BigInteger.ONE));
        });
  }

  static String print(BigInteger address) {
    boolean four = address.compareTo(V6) < 0;
    byte[] number = (four ? address : address.subtract(V6)).toByteArray();
    byte[] bytes = new byte[four ? 4 : 16];
    byte[] bare =
        number.length > bytes.length ? Arrays.copyOfRange(number, 1, number.length) : number;
    System.arraycopy(bare, 0, bytes, bytes.length - bare.length, bare.length);
    try {
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes", e);
    }
  }

  /// One address of every piece that the blocks cut the line into, not its first where it has more.
  static List<BigInteger> pieces(List<Block> blocks) {
    TreeSet<BigInteger> starts = new TreeSet<>(List.of(BigInteger.ZERO, V6));
    for (Block block : blocks) {
      starts.add(block.first());
      starts.add(block.last().add(BigInteger.ONE));
    }
    starts.remove(END);
    List<BigInteger> pieces = new ArrayList<>();
    for (BigInteger start : starts) {
      BigInteger second = start.add(BigInteger.ONE);
      boolean within = second.compareTo(END) < 0 && !starts.contains(second);
      pieces.add(within ? second : start);
    }
    return pieces;
  }
}
