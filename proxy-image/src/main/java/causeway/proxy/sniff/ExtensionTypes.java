package causeway.proxy.sniff;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// The extension types seen so far in one ClientHello. Real hellos have under forty, which a short
/// scan serves; a hello with thousands moves to a bit set so that checking stays linear.
final class ExtensionTypes {
  private static final int SCANNED = 48;

  private final char[] few = new char[SCANNED];
  private int count;
  private @Nullable BitSet many;

  /// False if `type` was seen before.
  boolean add(int type) {
    BitSet set = many;
    if (set != null) {
      boolean fresh = !set.get(type);
      set.set(type);
      return fresh;
    }
    for (int i = 0; i < count; i++) {
      if (few[i] == type) {
        return false;
      }
    }
    if (count == SCANNED) {
      set = new BitSet(1 << 16);
      for (char seen : few) {
        set.set(seen);
      }
      set.set(type);
      many = set;
      return true;
    }
    few[count++] = (char) type;
    return true;
  }
}
