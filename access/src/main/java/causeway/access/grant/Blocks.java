package causeway.access.grant;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// A union of address blocks as disjoint ranges in order, IPv4 at its mapped place among IPv6, so
/// that two halves equal the whole and no block is compared by its spelling.
public final class Blocks {
  private static final BigInteger MAPPED = BigInteger.valueOf(0xffff).shiftLeft(32);

  private record Range(BigInteger low, BigInteger high) {}

  private final List<Range> ranges;

  private Blocks(List<Range> ranges) {
    this.ranges = ranges;
  }

  /// The union of blocks such as `10.20.0.0/16`, as a document without faults holds them.
  public static Blocks of(Collection<String> cidrs) {
    List<Range> sorted = new ArrayList<>(cidrs.stream().map(Blocks::range).toList());
    sorted.sort(Comparator.comparing(Range::low));
    List<Range> joined = new ArrayList<>();
    for (Range range : sorted) {
      Range last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && range.low().compareTo(last.high().add(BigInteger.ONE)) <= 0) {
        joined.set(joined.size() - 1, new Range(last.low(), last.high().max(range.high())));
      } else {
        joined.add(range);
      }
    }
    return new Blocks(joined);
  }

  private static Range range(String cidr) {
    int slash = cidr.indexOf('/');
    byte[] address = InetAddress.ofLiteral(cidr.substring(0, slash)).getAddress();
    int free = address.length * 8 - Integer.parseInt(cidr.substring(slash + 1));
    BigInteger low = new BigInteger(1, address);
    low = address.length == 4 ? low.or(MAPPED) : low;
    return new Range(low, low.add(BigInteger.ONE.shiftLeft(free)).subtract(BigInteger.ONE));
  }

  /// Whether every address of `other` is in this union.
  public boolean contains(Blocks other) {
    int i = 0;
    for (Range inner : other.ranges) {
      while (i < ranges.size() && ranges.get(i).high().compareTo(inner.low()) < 0) {
        i++;
      }
      if (i == ranges.size()
          || ranges.get(i).low().compareTo(inner.low()) > 0
          || ranges.get(i).high().compareTo(inner.high()) < 0) {
        return false;
      }
    }
    return true;
  }

  /// Whether some address is in both.
  public boolean meets(Blocks other) {
    int i = 0;
    for (Range inner : other.ranges) {
      while (i < ranges.size() && ranges.get(i).high().compareTo(inner.low()) < 0) {
        i++;
      }
      if (i < ranges.size() && ranges.get(i).low().compareTo(inner.high()) <= 0) {
        return true;
      }
    }
    return false;
  }
}
