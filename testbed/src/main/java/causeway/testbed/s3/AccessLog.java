package causeway.testbed.s3;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What S3 saw: who asked, by which name, for what. Keeps the newest entries only.
public final class AccessLog {
  private static final int KEPT = 5000;

  private final Deque<Entry> entries = new ArrayDeque<>();

  /// One request.
  ///
  /// @param peer the address that S3 sees, without the port
  /// @param service the address that was asked, of the prefix list
  /// @param serverName the name of the TLS handshake
  public record Entry(
      Instant at,
      String peer,
      String service,
      @Nullable String serverName,
      @Nullable String host,
      String method,
      String path) {}

  public synchronized void add(Entry entry) {
    if (entries.size() == KEPT) {
      entries.removeFirst();
    }
    entries.addLast(entry);
  }

  public synchronized List<Entry> since(Instant when) {
    return entries.stream().filter(entry -> !entry.at().isBefore(when)).toList();
  }
}
