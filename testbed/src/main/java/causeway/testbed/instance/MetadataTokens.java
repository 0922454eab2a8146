package causeway.testbed.instance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The session tokens of the metadata service; each is one instance's, for a while.
final class MetadataTokens {
  private final Clock clock;
  private final Map<String, Issued> issued = new ConcurrentHashMap<>();

  MetadataTokens(Clock clock) {
    this.clock = clock;
  }

  private record Issued(String address, Instant until) {}

  String issue(String address, Duration life) {
    Instant now = clock.instant();
    issued.values().removeIf(token -> !now.isBefore(token.until));
    String token = UUID.randomUUID() + "==";
    issued.put(token, new Issued(address, now.plus(life)));
    return token;
  }

  boolean accepts(String token, String address) {
    Issued found = issued.get(token);
    return found != null && found.address.equals(address) && clock.instant().isBefore(found.until);
  }
}
