package causeway.proxy.dial;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.resolver.dns.DnsCacheEntry;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Fixed names, and the memory of DNS answers.
final class NamesTest {
  private static final InetAddress ONE = InetAddress.ofLiteral("127.0.0.1");
  private static final InetAddress TWO = InetAddress.ofLiteral("127.0.0.2");
  private static final InetAddress THREE = InetAddress.ofLiteral("127.0.0.3");

  private final EventLoop loop = new EmbeddedChannel().eventLoop();

  private Future<List<InetAddress>> fixed(String name) {
    return new FixedNames(
            Map.of(
                "s3.example", List.of(ONE),
                "*.example", List.of(TWO),
                "*.s3.example", List.of(THREE)),
            null)
        .addresses(name, false, loop);
  }

  @Test
  void aWholeNameWinsThenTheLongestSuffix() {
    assertThat(fixed("s3.example").getNow()).containsExactly(ONE);
    assertThat(fixed("dynamodb.example").getNow()).containsExactly(TWO);
    assertThat(fixed("bucket.s3.example").getNow()).containsExactly(THREE);
    assertThat(fixed("a.b.s3.example").getNow()).containsExactly(THREE);
    assertThat(fixed("example").cause()).hasMessage("example is not in resolver.hosts");
  }

  @Test
  void answersAreKeptForTheirTimeAndNotWithoutOne() {
    AnswerCache cache = new AnswerCache(300, 2);
    cache.cache("Kept.example.", null, ONE, 60, loop);
    cache.cache("kept.example", null, TWO, 60, loop);
    cache.cache("gone.example", null, ONE, 0, loop);
    assertThat(cache.get("kept.example", null))
        .extracting(DnsCacheEntry::address)
        .containsExactly(ONE, TWO);
    assertThat(cache.get("gone.example", null)).isNull();
    assertThat(cache.clear("kept.example")).isTrue();
    assertThat(cache.get("kept.example", null)).isNull();
  }

  @Test
  void onlyAMissingNameIsKeptAsMissing() {
    AnswerCache cache = new AnswerCache(300, 2);
    cache.cache("missing.example", null, new UnknownHostException("missing.example"), loop);
    cache.cache("failed.example", null, new IllegalStateException("timeout"), loop);
    assertThat(cache.get("missing.example", null)).hasSize(1);
    assertThat(cache.get("failed.example", null)).isNull();
  }

  @Test
  void namesWithoutEndDoNotFillTheMemory() {
    AnswerCache cache = new AnswerCache(300, 2);
    for (int i = 0; i <= AnswerCache.MOST_NAMES; i++) {
      cache.cache("reports-" + i + ".example", null, ONE, 60, loop);
    }
    assertThat(cache.get("reports-0.example", null)).isNull();
    assertThat(cache.get("reports-1.example", null)).hasSize(1);
  }
}
