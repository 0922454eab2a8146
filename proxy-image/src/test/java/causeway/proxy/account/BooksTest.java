package causeway.proxy.account;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.Effect;
import causeway.access.decide.Decision;
import causeway.proxy.TestClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The books in numbers.
final class BooksTest {
  private static final InetSocketAddress CLIENT =
      new InetSocketAddress(InetAddress.ofLiteral("10.20.0.1"), 50_000);

  private final TestClock clock = new TestClock();
  private final Books books = new Books("i-0abc", clock, RecordSinks.none());

  private void connection(@Nullable Decision decision, CloseReason close, long up, long down) {
    Draft draft = books.open("tls", CLIENT);
    if (decision != null) {
      draft.decided(decision, List.of(), null, "sha256:0", 1L);
    }
    books.close(draft, close, up, down);
  }

  @Test
  void addUp() {
    Decision.Would would = new Decision.Would(Effect.DENY, "denied-by-rule", "soon");
    connection(new Decision.Allow("allowed-by-rule", "a", would), CloseReason.CLIENT_CLOSED, 5, 70);
    connection(new Decision.Allow("allowed-by-rule", "a", null), CloseReason.CONNECT_FAILED, 0, 0);
    connection(new Decision.Deny("denied-by-rule", "b", null), CloseReason.REFUSED, 0, 0);
    connection(new Decision.Deny("no-matching-rule", null, null), CloseReason.REFUSED, 0, 0);
    connection(null, CloseReason.HANDSHAKE_TIMEOUT, 0, 0);
    connection(null, CloseReason.CLOSED_BEFORE_HELLO, 0, 0);
    books.outsideAnswer();
    books.open("tls", CLIENT);
    books.arrived();
    assertThat(books.tally())
        .isEqualTo(
            new Tally(
                1,
                clock.instant(),
                7,
                2,
                3,
                Map.of("denied-by-rule", 1L, "no-matching-rule", 1L, "handshake-timeout", 1L),
                Map.of(CLIENT.getAddress().getHostAddress(), 2L),
                1,
                5,
                70,
                1,
                1,
                0,
                0));
  }

  @Test
  void aQuarantineIsNoEvidenceForItself() {
    connection(new Decision.Deny("quarantined", null, null), CloseReason.REFUSED, 0, 0);
    assertThat(books.tally().denied()).isEqualTo(1);
    assertThat(books.tally().deniedBySource()).isEmpty();
  }

  @Test
  void nobodyIsLiveOnlyWhenTheRecordIsWithTheSink() {
    long[] seen = {-1};
    Books[] self = new Books[1];
    RecordSink asks =
        new RecordSink() {
          @Override
          public void write(byte[] jsonLine) {
            seen[0] = self[0].live();
          }

          @Override
          public void close() {}
        };
    self[0] = new Books("a", clock, asks);
    self[0].close(self[0].open("tls", CLIENT), CloseReason.CLIENT_CLOSED, 0, 0);
    assertThat(seen[0]).isEqualTo(1);
    assertThat(self[0].live()).isZero();
  }
}
