package causeway.testbed.instance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// An instance role's credentials, which expire, and are replaced well before they do: at least
/// five minutes as AWS promises, or half their life when that is shorter.
public final class RoleCredentials {
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  private final String role;
  private final Clock clock;
  private final Duration life;
  private final RandomGenerator random = RandomGenerator.getDefault();
  private final List<Issued> issued = new ArrayList<>();

  public RoleCredentials(String role, Clock clock, Duration life) {
    this.role = role;
    this.clock = clock;
    this.life = life;
  }

  private record Issued(String key, String secret, String token, Instant since, Instant until) {}

  public String role() {
    return role;
  }

  /// What metadata says, in JSON.
  public synchronized String json() {
    Issued now = current();
    return """
    {
      "Code" : "Success",
      "LastUpdated" : "%s",
      "Type" : "AWS-HMAC",
      "AccessKeyId" : "%s",
      "SecretAccessKey" : "%s",
      "Token" : "%s",
      "Expiration" : "%s"
    }\
    """
        .formatted(now.since, now.key, now.secret, now.token, now.until);
  }

  /// Whether a request signed with this key and session token would be accepted now.
  public synchronized boolean accepts(String accessKeyId, String sessionToken) {
    Instant now = clock.instant();
    return issued.stream()
        .anyMatch(each ->
            each.key.equals(accessKeyId)
                && each.token.equals(sessionToken)
                && now.isBefore(each.until));
  }

  /// Whether these were this role's once.
  synchronized boolean issued(String accessKeyId) {
    return issued.stream().anyMatch(each -> each.key.equals(accessKeyId));
  }

  private Issued current() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Duration half = life.dividedBy(2);
    Duration overlap = half.compareTo(OVERLAP) < 0 ? half : OVERLAP;
    if (issued.isEmpty() || !now.isBefore(issued.getLast().until.minus(overlap))) {
      issued.removeIf(each -> !now.isBefore(each.until));
      issued.add(
          new Issued(
              "ASIA" + hex(8).toUpperCase(Locale.ROOT), hex(20), hex(60), now, now.plus(life)));
    }
    return issued.getLast();
  }

  private String hex(int bytes) {
    byte[] made = new byte[bytes];
    random.nextBytes(made);
    return HexFormat.of().formatHex(made);
  }
}
