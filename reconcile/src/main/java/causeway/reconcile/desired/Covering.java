package causeway.reconcile.desired;

import causeway.access.net.Cidr;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The smallest networks that cover given ones and fit a prefix list, of one address family.
///
/// A managed prefix list holds so many entries and no more, and the security group only has to keep
/// strangers out: what it admits beyond the document is left to the proxy. So where the networks do
/// not fit, some are joined, and of all ways to join them the one with the fewest addresses is
/// taken. Blocks nest or are disjoint, so they are the leaves of a binary tree whose inner nodes
/// are the narrowest blocks around two subtrees. A node is covered by its own block (one entry), or
/// its halves are covered apart; `best(node, entries)` is the smaller, computed from the leaves up,
/// and no node needs a table longer than its leaves or the list.
public final class Covering {
  private final List<Cidr> blocks;
  private final int most;

  private Covering(List<Cidr> blocks, int most) {
    this.blocks = blocks;
    this.most = most;
  }

  /// Covers `networks`, all of one family, by at most `most` blocks.
  ///
  /// @param most at least 1
  public static List<Cidr> of(Collection<Cidr> networks, int most) {
    List<Cidr> blocks = outermost(networks);
    if (blocks.isEmpty()) {
      return List.of();
    }
    Covering covering = new Covering(blocks, most);
    Node root = covering.tree(0, blocks.size());
    List<Cidr> chosen = new ArrayList<>();
    covering.choose(root, Math.min(most, root.best.length - 1), chosen);
    return List.copyOf(chosen);
  }

  /// How many addresses of `cover` are in none of `networks`.
  public static BigInteger beyond(Collection<Cidr> cover, Collection<Cidr> networks) {
    return addresses(cover).subtract(addresses(outermost(networks)));
  }

  private static BigInteger addresses(Collection<Cidr> blocks) {
    return blocks.stream().map(Covering::size).reduce(BigInteger.ZERO, BigInteger::add);
  }

  /// Without those that lie inside another: the order puts a block before what it contains.
  private static List<Cidr> outermost(Collection<Cidr> networks) {
    List<Cidr> blocks = new ArrayList<>();
    for (Cidr block : new TreeSet<>(networks)) {
      if (blocks.isEmpty() || !blocks.getLast().contains(block)) {
        blocks.add(block);
      }
    }
    return blocks;
  }

  /// A subtree.
  ///
  /// @param best the fewest addresses by number of entries, from 1
  /// @param leftShare how many of them the left half then gets; 0: the block itself
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Node(
      Cidr block, @Nullable Node left, @Nullable Node right, BigInteger[] best, int[] leftShare) {}

  private Node tree(int from, int to) {
    if (to - from == 1) {
      Cidr block = blocks.get(from);
      return new Node(
          block, null, null, new BigInteger[] {BigInteger.ZERO, size(block)}, new int[2]);
    }
    Cidr around = around(blocks.get(from), blocks.get(to - 1));
    int middle = from + 1;
    while (half(around).contains(blocks.get(middle))) {
      middle++;
    }
    return joined(around, tree(from, middle), tree(middle, to));
  }

  private Node joined(Cidr block, Node left, Node right) {
    int entries = Math.min(most, left.best.length - 1 + right.best.length - 1);
    BigInteger[] best = new BigInteger[entries + 1];
    int[] share = new int[entries + 1];
    best[0] = BigInteger.ZERO;
    BigInteger whole = size(block);
    for (int count = 1; count <= entries; count++) {
      best[count] = whole;
      for (int of = 1; of < count && of < left.best.length; of++) {
        int rest = Math.min(count - of, right.best.length - 1);
        BigInteger apart = left.best[of].add(right.best[rest]);
        if (apart.compareTo(best[count]) < 0) {
          best[count] = apart;
          share[count] = of;
        }
      }
    }
    return new Node(block, left, right, best, share);
  }

  private void choose(Node node, int entries, List<Cidr> chosen) {
    int count = Math.min(entries, node.best.length - 1);
    int share = node.leftShare[count];
    if (node.left == null || node.right == null || share == 0) {
      chosen.add(node.block);
      return;
    }
    choose(node.left, share, chosen);
    choose(node.right, count - share, chosen);
  }

  /// The narrowest block around both.
  private static Cidr around(Cidr one, Cidr other) {
    int length = Math.min(one.length(), other.length());
    while (!Cidr.around(one.base(), length).contains(other)) {
      length--;
    }
    return Cidr.around(one.base(), length);
  }

  /// The lower half.
  private static Cidr half(Cidr block) {
    return new Cidr(block.base(), block.length() + 1);
  }

  private static BigInteger size(Cidr block) {
    return BigInteger.ONE.shiftLeft((block.ipv4() ? 32 : 128) - block.length());
  }
}
