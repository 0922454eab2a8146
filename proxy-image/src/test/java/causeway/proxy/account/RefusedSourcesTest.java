package causeway.proxy.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whoever is refused most is told, and nobody for more than they did, however many others come.
class RefusedSourcesTest {
  private final RefusedSources sources = new RefusedSources();

  @Test
  void theMostRefusedComeFirst() {
    count("10.20.1.5", 3);
    count("2001:db8::1", 2);
    count("10.20.1.6", 1);
    count("10.20.1.5", 1);
    assertThat(sources.most(2))
        .containsExactly(entry("10.20.1.5", 4L), entry("2001:db8:0:0:0:0:0:1", 2L));
  }

  @Test
  void neitherMissesTheBusyNorBlamesTheInnocent() {
    Random random = new Random(7);
    Map<String, Long> truth = new HashMap<>();
    for (int i = 0; i < 50_000; i++) {
      String source =
          i % 20 == 0
              ? "10.20.1.5"
              : "10." + random.nextInt(64) + "." + random.nextInt(256) + "." + random.nextInt(256);
      truth.merge(source, 1L, Long::sum);
      count(source, 1);
    }
    Map<String, Long> most = sources.most(16);
    assertThat(most.keySet()).first().isEqualTo("10.20.1.5");
    assertThat(most.get("10.20.1.5")).isBetween(2_000L, 2_500L);
    assertThat(most)
        .allSatisfy(
            (source, count) -> assertThat(count).as(source).isLessThanOrEqualTo(truth.get(source)));
  }

  @Test
  void newcomersDoNotInheritWhatOthersDid() {
    for (int i = 0; i < RefusedSources.PLACES; i++) {
      count("10.0.0." + i, 5);
    }
    count("10.0.1.1", 1);
    assertThat(sources.most(RefusedSources.PLACES)).containsEntry("10.0.1.1", 1L);
  }

  private void count(String source, int times) {
    InetAddress address = InetAddress.ofLiteral(source);
    for (int i = 0; i < times; i++) {
      sources.count(address);
    }
  }
}
