package causeway.proxy.dial;

import io.netty.channel.EventLoop;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.resolver.dns.DnsCache;
import io.netty.resolver.dns.DnsCacheEntry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// DNS answers for their TTL, bounded in number: under a rule such as `reports-*` a client can make
/// up names without end, all of which have an address.
final class AnswerCache implements DnsCache {
  static final int MOST_NAMES = 10_000;
  private static final int MOST_ADDRESSES = 16;

  private final int mostSeconds;
  private final int negativeSeconds;
  private final Map<String, List<Answer>> names =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Answer>> eldest) {
          return size() > MOST_NAMES;
        }
      };

  AnswerCache(int mostSeconds, int negativeSeconds) {
    this.mostSeconds = mostSeconds;
    this.negativeSeconds = negativeSeconds;
  }

  private record Answer(@Nullable InetAddress address, @Nullable Throwable cause, long until)
      implements DnsCacheEntry {}

  @Override
  public synchronized void clear() {
    names.clear();
  }

  @Override
  public synchronized boolean clear(String name) {
    return names.remove(key(name)) != null;
  }

  /// The answers still valid. An answer set is dropped whole when its first address expires, so
  /// that one expired address is not taken for a removed one.
  @Override
  public synchronized @Nullable List<? extends DnsCacheEntry> get(
      String name, DnsRecord @Nullable [] additionals) {
    List<Answer> answers = names.get(key(name));
    if (answers == null) {
      return null;
    }
    long now = System.nanoTime();
    if (answers.stream().anyMatch(answer -> answer.until() - now <= 0)) {
      names.remove(key(name));
      return null;
    }
    return List.copyOf(answers);
  }

  @Override
  public synchronized DnsCacheEntry cache(
      String name,
      DnsRecord @Nullable [] additionals,
      InetAddress address,
      long ttlSeconds,
      EventLoop loop) {
    Answer answer = new Answer(address, null, until(Math.min(ttlSeconds, mostSeconds)));
    if (ttlSeconds > 0) {
      List<Answer> answers = names.computeIfAbsent(key(name), _ -> new ArrayList<>());
      answers.removeIf(old -> old.cause() != null || address.equals(old.address()));
      if (answers.size() < MOST_ADDRESSES) {
        answers.add(answer);
      }
    }
    return answer;
  }

  /// Keeps "no such name" for a moment; a failure of the servers is not kept at all.
  @Override
  public synchronized DnsCacheEntry cache(
      String name, DnsRecord @Nullable [] additionals, Throwable cause, EventLoop loop) {
    Answer answer = new Answer(null, cause, until(negativeSeconds));
    if (cause instanceof UnknownHostException && cause.getCause() == null) {
      names.put(key(name), new ArrayList<>(List.of(answer)));
    }
    return answer;
  }

  private static String key(String name) {
    String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    return plain.toLowerCase(Locale.ROOT);
  }

  private static long until(long seconds) {
    return System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
  }
}
