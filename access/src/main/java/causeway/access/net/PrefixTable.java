package causeway.access.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Longest-prefix match over a fixed set of blocks; immutable.
///
/// Blocks nest or are disjoint, so they cut the address space into at most 2n+1 ranges, each owned
/// by the longest block that covers it. A look-up is one binary search over the starts of the
/// ranges, without allocation for IPv4; for IPv6 the JDK hands out an address only as a copy of 16
/// bytes.
public final class PrefixTable {
  /// No block holds the address; also the parent of an outermost block.
  public static final int NONE = -1;

  private final List<Cidr> prefixes;
  private final int[] parents;
  private final Ranges ipv4;
  private final Ranges ipv6;

  private PrefixTable(List<Cidr> prefixes) {
    this.prefixes = prefixes;
    this.parents = new int[prefixes.size()];
    int sixes = 0;
    while (sixes < prefixes.size() && prefixes.get(sixes).ipv4()) {
      sixes++;
    }
    this.ipv4 = cut(0, sixes);
    this.ipv6 = cut(sixes, prefixes.size());
  }

  public static PrefixTable of(Collection<Cidr> blocks) {
    return new PrefixTable(List.copyOf(new TreeSet<>(blocks)));
  }

  /// The blocks, each once, in the order of the numbers that [#find] returns: a block comes after
  /// those that contain it.
  public List<Cidr> prefixes() {
    return prefixes;
  }

  /// The number of the longest block that holds `address`, or [#NONE].
  public int find(InetAddress address) {
    if (address instanceof Inet4Address four) {
      return ipv4.owner(Bits.ipv4High(four), 0);
    }
    byte[] bytes = address.getAddress();
    long high = Bits.longAt(bytes, 0);
    long low = Bits.longAt(bytes, 8);
    return Bits.mapped(high, low) ? ipv4.owner(low << 32, 0) : ipv6.owner(high, low);
  }

  /// The number of the longest block that contains block `prefix`, or [#NONE].
  public int parent(int prefix) {
    return parents[prefix];
  }

  public boolean contains(InetAddress address) {
    return find(address) != NONE;
  }

  /// For each block that is not covered by longer ones, an address whose longest block it is; under
  /// [#NONE] one IPv4 and one IPv6 address in no block, where there are such. Together they stand
  /// for every address there is.
  public Map<Integer, List<InetAddress>> witnesses() {
    Map<Integer, List<InetAddress>> found = new TreeMap<>();
    ipv4.starts(true)
        .forEach((owner, a) -> found.computeIfAbsent(owner, _ -> new ArrayList<>()).add(a));
    ipv6.starts(false)
        .forEach((owner, a) -> found.computeIfAbsent(owner, _ -> new ArrayList<>()).add(a));
    return found;
  }

  /// Sweeps over the blocks from `from` to `to` in order, with those still open on a stack.
  private Ranges cut(int from, int to) {
    List<Range> cuts = new ArrayList<>();
    cuts.add(new Range(0, 0, NONE));
    ArrayDeque<Integer> open = new ArrayDeque<>();
    for (int i = from; i < to; i++) {
      Cidr block = prefixes.get(i);
      while (!open.isEmpty() && !prefixes.get(open.peek()).contains(block)) {
        close(open, cuts);
      }
      parents[i] = open.isEmpty() ? NONE : open.peek();
      open.push(i);
      cut(cuts, new Range(block.high(), block.low(), i));
    }
    while (!open.isEmpty()) {
      close(open, cuts);
    }
    return new Ranges(cuts);
  }

  /// Ends the innermost block: what follows it belongs to its parent.
  private void close(ArrayDeque<Integer> open, List<Range> cuts) {
    Cidr block = prefixes.get(open.pop());
    int outer = open.isEmpty() ? NONE : open.peek();
    long high = block.high() | ~Bits.highMask(block.length());
    long low = block.low() | ~Bits.lowMask(block.length());
    long nextHigh = low == -1 ? high + 1 : high;
    long nextLow = low + 1;
    if ((nextHigh | nextLow) != 0) {
      cut(cuts, new Range(nextHigh, nextLow, outer));
    }
  }

  private static void cut(List<Range> cuts, Range next) {
    Range last = cuts.getLast();
    if (last.high == next.high && last.low == next.low) {
      cuts.removeLast();
    }
    cuts.add(next);
  }

  private record Range(long high, long low, int owner) {}

  /// Starts of ranges in ascending order, the first at zero.
  private static final class Ranges {
    private final long[] high;
    private final long[] low;
    private final int[] owner;

    Ranges(List<Range> ranges) {
      high = ranges.stream().mapToLong(Range::high).toArray();
      low = ranges.stream().mapToLong(Range::low).toArray();
      owner = ranges.stream().mapToInt(Range::owner).toArray();
    }

    /// One address for each owner: the second of its first range, as people expect of a network, or
    /// the first where there is no second.
    Map<Integer, InetAddress> starts(boolean four) {
      Map<Integer, InetAddress> starts = new TreeMap<>();
      for (int i = 0; i < owner.length; i++) {
        long nextHigh = four ? high[i] + (1L << 32) : low[i] == -1 ? high[i] + 1 : high[i];
        long nextLow = four ? 0 : low[i] + 1;
        boolean second = (nextHigh | nextLow) != 0 && owner(nextHigh, nextLow) == owner[i];
        InetAddress address =
            second ? Bits.address(nextHigh, nextLow, four) : Bits.address(high[i], low[i], four);
        starts.putIfAbsent(owner[i], address);
      }
      return starts;
    }

    int owner(long addressHigh, long addressLow) {
      int first = 0;
      int beyond = high.length;
      while (beyond - first > 1) {
        int middle = (first + beyond) >>> 1;
        if (Bits.compare(high[middle], low[middle], addressHigh, addressLow) <= 0) {
          first = middle;
        } else {
          beyond = middle;
        }
      }
      return owner[first];
    }
  }
}
