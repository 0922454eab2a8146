package causeway.access.decide;

import causeway.access.glob.Glob;
import causeway.access.host.Host;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Rules found by what their patterns begin with: a name is hashed letter by letter, and wherever
/// some pattern's literal part may end, the rules with that beginning are tried. An exact pattern
/// is one that begins with all of itself.
///
/// Finding too much is harmless, since each rule found is matched in full; so beginnings are kept
/// as hashes alone, and nothing is allocated to look one up.
final class PatternIndex {
  /// Longer literal parts are cut, so that the lengths that occur fit the bits of one word.
  private static final int LONGEST = 63;

  private static final CompiledRule[] NO_RULES = {};

  private final long lengths;
  private final int[] keys;
  private final CompiledRule[][] rules;
  private final int mask;

  /// @param rules in document order
  PatternIndex(List<CompiledRule> rules, Function<CompiledRule, List<Glob>> patterns) {
    Map<Integer, List<CompiledRule>> found = new HashMap<>();
    long seen = 0;
    for (CompiledRule rule : rules) {
      for (Glob pattern : patterns.apply(rule)) {
        String prefix = pattern.literalPrefix();
        int length = Math.min(prefix.length(), LONGEST);
        seen |= 1L << length;
        List<CompiledRule> same =
            found.computeIfAbsent(
                key(prefix.substring(0, length).hashCode(), length), _ -> new ArrayList<>());
        if (same.isEmpty() || same.getLast() != rule) {
          same.add(rule);
        }
      }
    }
    int capacity = Math.max(2, Integer.highestOneBit(found.size() * 2) * 2);
    this.lengths = seen;
    this.mask = capacity - 1;
    this.keys = new int[capacity];
    this.rules = new CompiledRule[capacity][];
    Arrays.fill(this.rules, NO_RULES);
    found.forEach((key, same) -> {
      int slot = key & mask;
      while (this.rules[slot].length > 0) {
        slot = (slot + 1) & mask;
      }
      keys[slot] = key;
      this.rules[slot] = same.toArray(NO_RULES);
    });
  }

  private static int key(int hash, int length) {
    int mixed = (hash * 31 + length) * 0x9E3779B9;
    return mixed ^ mixed >>> 15;
  }

  /// The place in the document of the first rule found under `name` that matches before `bound`, or
  /// `bound`.
  int first(String name, @Nullable String user, Host host, int port, long second, int bound) {
    int first = bound;
    int hash = 0;
    int last = Math.min(name.length(), LONGEST);
    for (int length = 0; length <= last && lengths >>> length != 0; length++) {
      if ((lengths >>> length & 1) != 0) {
        first = Candidates.scan(under(key(hash, length)), user, host, port, second, first);
      }
      if (length < last) {
        hash = 31 * hash + name.charAt(length);
      }
    }
    return first;
  }

  private CompiledRule[] under(int key) {
    int slot = key & mask;
    while (rules[slot].length > 0) {
      if (keys[slot] == key) {
        return rules[slot];
      }
      slot = (slot + 1) & mask;
    }
    return NO_RULES;
  }
}
