package causeway.proxy.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Reads `limits`.
final class LimitsReader {
  private static final Duration LEAST = Duration.ofMillis(10);
  private static final Duration DAY = Duration.ofDays(1);

  private final Section section;

  private LimitsReader(Section section) {
    this.section = section;
  }

  static Limits read(Section section) {
    LimitsReader reader = new LimitsReader(section);
    Limits normal = Limits.DEFAULT;
    Limits limits =
        new Limits(
            reader.duration("handshake", normal.handshake(), LEAST, Duration.ofMinutes(5)),
            reader.duration("resolve", normal.resolve(), LEAST, Duration.ofMinutes(1)),
            reader.duration("connect", normal.connect(), LEAST, Duration.ofMinutes(1)),
            reader.duration("idle", normal.idle(), LEAST, DAY),
            reader.duration("half-close", normal.halfClose(), LEAST, DAY),
            section.scalar("lifetime", text -> Values.duration(text, LEAST, Duration.ofDays(30))),
            reader.duration("drain", normal.drain(), Duration.ZERO, Duration.ofDays(2)),
            // A balancer forgets a flow after 350 s of silence, so TCP has to speak before that.
            reader.duration(
                "keep-alive", normal.keepAlive(), Duration.ofSeconds(1), Duration.ofSeconds(340)),
            reader.whole("connections", normal.connections(), 1, 1_000_000),
            reader.bytes("hello-bytes", normal.helloBytes(), 512, 1 << 20),
            reader.bytes("pending-bytes", normal.pendingBytes(), 1 << 16, 1 << 30),
            reader.bytes("buffer-bytes", normal.bufferBytes(), 1 << 12, 1 << 26));
    section.end();
    return limits;
  }

  private Duration duration(String field, Duration normal, Duration least, Duration most) {
    return or(section.scalar(field, text -> Values.duration(text, least, most)), normal);
  }

  private int whole(String field, int normal, int least, int most) {
    return or(section.scalar(field, text -> Values.whole(text, least, most)), normal);
  }

  private int bytes(String field, int normal, int least, int most) {
    return or(section.scalar(field, text -> Values.bytes(text, least, most)), normal);
  }

  private static <T> T or(@Nullable T value, T normal) {
    return value == null ? normal : value;
  }
}
