package causeway.proxy.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.proxy.TestClock;
import causeway.proxy.account.Books;
import causeway.proxy.account.RecordSink;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Out of service and back, step by step on a clock in hand.
final class DrainTest {
  private static final Duration QUIET = Duration.ofSeconds(30);

  private final TestClock clock = new TestClock();
  private final Sink sink = new Sink();
  private final Ways doors = new Ways();
  private final Books books = new Books("i-0abc", clock, sink);
  private final Drain drain = new Drain(books, QUIET, clock);

  private static final class Sink implements RecordSink {
    int flushed;
    boolean empty = true;

    @Override
    public void write(byte[] jsonLine) {}

    @Override
    public void flush() {
      flushed++;
    }

    @Override
    public boolean empty() {
      return empty;
    }

    @Override
    public void close() {}
  }

  private static final class Ways implements Doors {
    boolean shut;
    long live;
    @Nullable String taken;

    @Override
    public void shut() {
      shut = true;
    }

    @Override
    public void reopen() throws IOException {
      if (taken != null) {
        throw new IOException(taken);
      }
      shut = false;
    }

    @Override
    public long live() {
      return live;
    }
  }

  private Drain.Phase after(long seconds) {
    clock.pass(seconds);
    drain.step(doors);
    return drain.progress().phase();
  }

  @Test
  void nothingHappensUnasked() {
    assertThat(after(3600)).isEqualTo(Drain.Phase.NONE);
    assertThat(drain.progress().since()).isNull();
    drain.stay();
    assertThat(after(1)).isEqualTo(Drain.Phase.NONE);
  }

  @Test
  void acceptsUntilNobodyCameForTheQuietTime() {
    drain.leave();
    assertThat(after(0)).isEqualTo(Drain.Phase.LINGERING);
    assertThat(after(29)).isEqualTo(Drain.Phase.LINGERING);
    books.arrived();
    assertThat(after(29)).isEqualTo(Drain.Phase.LINGERING);
    assertThat(doors.shut).isFalse();
    assertThat(after(1)).isEqualTo(Drain.Phase.SHUT);
    assertThat(doors.shut).isTrue();
  }

  @Test
  void anArrivalLongBeforeDoesNotCount() {
    books.arrived();
    clock.pass(3600);
    drain.leave();
    assertThat(after(0)).isEqualTo(Drain.Phase.LINGERING);
    assertThat(after(29)).isEqualTo(Drain.Phase.LINGERING);
    assertThat(after(1)).isEqualTo(Drain.Phase.SHUT);
  }

  @Test
  void isDoneWhenNothingIsLiveAndEveryRecordIsWritten() {
    doors.live = 2;
    sink.empty = false;
    drain.leave();
    after(0);
    assertThat(after(30)).isEqualTo(Drain.Phase.SHUT);
    assertThat(after(36_000)).isEqualTo(Drain.Phase.SHUT);
    assertThat(sink.flushed).isZero();
    doors.live = 0;
    assertThat(after(1)).isEqualTo(Drain.Phase.SHUT);
    assertThat(sink.flushed).isEqualTo(1);
    sink.empty = true;
    assertThat(after(1)).isEqualTo(Drain.Phase.DONE);
    assertThat(after(3600)).isEqualTo(Drain.Phase.DONE);
  }

  @Test
  void askingTwiceDoesNotBeginAnew() {
    drain.leave();
    after(0);
    clock.pass(29);
    drain.leave();
    assertThat(after(1)).isEqualTo(Drain.Phase.SHUT);
  }

  @Test
  void comesBackFromEveryPhase() {
    for (Drain.Phase from :
        new Drain.Phase[] {Drain.Phase.LINGERING, Drain.Phase.SHUT, Drain.Phase.DONE}) {
      doors.live = from == Drain.Phase.SHUT ? 1 : 0;
      drain.leave();
      for (int i = 0; i < 10 && drain.progress().phase() != from; i++) {
        after(i == 0 ? 0 : 30);
      }
      assertThat(drain.progress().phase()).isEqualTo(from);
      drain.stay();
      assertThat(after(1)).isEqualTo(Drain.Phase.NONE);
      assertThat(drain.progress().since()).isNull();
      assertThat(doors.shut).isFalse();
    }
  }

  @Test
  void triesAgainForAnAddressThatIsTaken() {
    drain.leave();
    after(0);
    after(30);
    doors.taken = "cannot listen on 10.0.1.10:443";
    drain.stay();
    assertThat(after(1)).isEqualTo(Drain.Phase.SHUT);
    assertThat(drain.progress().fault()).isEqualTo("cannot listen on 10.0.1.10:443");
    doors.taken = null;
    assertThat(after(1)).isEqualTo(Drain.Phase.NONE);
    assertThat(drain.progress().fault()).isNull();
  }

  @Test
  void leavingAgainForgetsThatAnAddressWasTaken() {
    drain.leave();
    after(0);
    after(30);
    doors.taken = "taken";
    drain.stay();
    after(1);
    drain.leave();
    assertThat(after(1)).isEqualTo(Drain.Phase.DONE);
    assertThat(drain.progress().fault()).isNull();
    drain.stay();
    after(1);
    assertThat(drain.progress().fault()).isEqualTo("taken");
    drain.leave();
    after(1);
    assertThat(drain.progress().fault()).as("done already").isNull();
  }
}
