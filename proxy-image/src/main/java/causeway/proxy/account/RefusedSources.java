package causeway.proxy.account;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Which client addresses are refused most, in a fixed number of places: Space-Saving (Metwally,
/// Agrawal, El Abbadi, "Efficient Computation of Frequent and Top-k Elements in Data Streams",
/// 2005). An address without a place takes that of the least counted one, and counts on from there;
/// what it took over is its error. Every address with more than a 256th of all refusals has a
/// place.
///
/// What is told is the count without the error, which an address certainly had: a source is shut
/// out for what it did, never for what those before it did. Safe on any thread; counting allocates
/// nothing.
final class RefusedSources {
  static final int PLACES = 256;

  private final @Nullable InetAddress[] addresses = new @Nullable InetAddress[PLACES];
  private final int[] hashes = new int[PLACES];
  private final long[] counts = new long[PLACES];
  private final long[] errors = new long[PLACES];
  private int used;

  synchronized void count(InetAddress address) {
    int hash = address.hashCode();
    int least = 0;
    for (int i = 0; i < used; i++) {
      if (hashes[i] == hash && address.equals(addresses[i])) {
        counts[i]++;
        return;
      }
      if (counts[i] < counts[least]) {
        least = i;
      }
    }
    int place = used < PLACES ? used++ : least;
    addresses[place] = address;
    hashes[place] = hash;
    errors[place] = counts[place];
    counts[place]++;
  }

  /// The most refused, the first first.
  synchronized Map<String, Long> most(int number) {
    List<Integer> places =
        IntStream.range(0, used)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingLong(i -> counts[i] - errors[i])
                    .reversed()
                    .thenComparingInt(i -> hashes[i]))
            .limit(number)
            .toList();
    Map<String, Long> most = new LinkedHashMap<>();
    for (int i : places) {
      InetAddress address = addresses[i];
      if (address != null) {
        most.merge(text(address), counts[i] - errors[i], Long::sum);
      }
    }
    return most;
  }

  /// Without the zone of a link-local address, which means nothing elsewhere.
  private static String text(InetAddress address) {
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }
}
