package causeway.proxy.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.proxy.StillAccess;
import causeway.proxy.TestClock;
import causeway.proxy.account.Books;
import causeway.proxy.account.RecordSink;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random walks: clients come and go, Auto Scaling changes its mind, addresses are taken, the
/// bucket of records stalls. What must hold, holds after every step; the seed is in the name.
final class DrainWalkTest {
  private static final int STEPS = 400;
  private static final Duration QUIET = Duration.ofSeconds(30);

  /// Held here, because the JDK keeps loggers only weakly; thousands of transitions are no news.
  private static final Logger LOG = Logger.getLogger(Drain.class.getName());

  @BeforeAll
  static void silence() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void speak() {
    LOG.setLevel(null);
  }

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void holds(int seed) {
    new Walk(new Random(seed)).walk();
  }

  private static final class Walk implements Doors, RecordSink {
    private final Random random;
    private final TestClock clock = new TestClock();
    private final Books books = new Books("i-0abc", clock, this);
    private final Drain drain = new Drain(books, QUIET, clock);
    private final Life life =
        new Life(new StillAccess().load(1), drain, Duration.ofSeconds(60), clock);
    private boolean open = true;
    private boolean addressTaken;
    private boolean bucketStalls;
    private boolean unwritten;
    private long live;
    private boolean wanted = true;
    private Instant arrival = Instant.EPOCH;

    Walk(Random random) {
      this.random = random;
      life.listening();
    }

    void walk() {
      for (int i = 0; i < STEPS; i++) {
        act();
        boolean wasOpen = open;
        Drain.Phase before = drain.progress().phase();
        drain.step(this);
        check(wasOpen, before);
      }
      settle();
    }

    private void act() {
      switch (random.nextInt(12)) {
        case 0 -> {
          wanted = false;
          drain.leave();
        }
        case 1 -> {
          wanted = true;
          drain.stay();
        }
        case 2 -> addressTaken = random.nextBoolean();
        case 3 -> bucketStalls = random.nextBoolean();
        case 4, 5 -> {
          if (open) {
            live++;
            arrival = clock.instant();
            books.arrived();
          }
        }
        case 6, 7 -> {
          if (live > 0) {
            live--;
            unwritten = true;
          }
        }
        default -> clock.pass(random.nextInt(15));
      }
    }

    private void check(boolean wasOpen, Drain.Phase before) {
      Drain.Phase phase = drain.progress().phase();
      Standing standing = life.standing();
      if (wasOpen && !open) {
        assertThat(Duration.between(arrival, clock.instant())).isGreaterThanOrEqualTo(QUIET);
        assertThat(wanted).isFalse();
      }
      assertThat(open).isEqualTo(phase == Drain.Phase.NONE || phase == Drain.Phase.LINGERING);
      if (phase == Drain.Phase.DONE && before != Drain.Phase.DONE) {
        assertThat(live).isZero();
        assertThat(unwritten).isFalse();
      }
      switch (standing.state()) {
        case SERVING -> assertThat(open).isTrue();
        case DRAINED -> assertThat(live).isZero();
        case DRAINING -> assertThat(standing.drainingSince()).isNotNull();
        case FAILED -> {
          assertThat(open).isFalse();
          assertThat(wanted).isTrue();
          assertThat(standing.reason()).isEqualTo("cannot-listen");
        }
        case STARTING -> throw new AssertionError("it started long ago");
      }
    }

    /// When nothing disturbs any more, the proxy is where it is wanted.
    private void settle() {
      addressTaken = false;
      bucketStalls = false;
      live = 0;
      for (int i = 0; i < 5; i++) {
        clock.pass(QUIET);
        drain.step(this);
      }
      assertThat(life.standing().state())
          .isEqualTo(wanted ? ProxyState.SERVING : ProxyState.DRAINED);
    }

    @Override
    public void shut() {
      open = false;
    }

    @Override
    public void reopen() throws IOException {
      if (addressTaken) {
        throw new IOException("cannot listen on 10.0.1.10:443");
      }
      open = true;
    }

    @Override
    public long live() {
      return live;
    }

    @Override
    public void write(byte[] jsonLine) {
      // Connections here have no drafts, so nothing is written.
    }

    @Override
    public void flush() {
      unwritten &= bucketStalls;
    }

    @Override
    public boolean empty() {
      return !unwritten;
    }

    @Override
    public void close() {}
  }
}
