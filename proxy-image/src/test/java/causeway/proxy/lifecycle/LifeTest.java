package causeway.proxy.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.proxy.StillAccess;
import causeway.proxy.TestClock;
import causeway.proxy.account.Books;
import causeway.proxy.account.RecordSinks;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What a proxy says it is, from what it has.
final class LifeTest {
  private final TestClock clock = new TestClock();
  private final StillAccess access = new StillAccess();
  private final Drain drain =
      new Drain(new Books("a", clock, RecordSinks.none()), Duration.ZERO, clock);
  private final Life life = new Life(access, drain, Duration.ofSeconds(60), clock);

  private static final Doors DOORS =
      new Doors() {
        @Override
        public void shut() {}

        @Override
        public void reopen() throws IOException {
          throw new IOException("cannot listen on 10.0.1.10:443");
        }

        @Override
        public long live() {
          return 0;
        }
      };

  private ProxyState state() {
    return life.standing().state();
  }

  @Test
  void servesWithRulesAndListeners() {
    assertThat(state()).isEqualTo(ProxyState.STARTING);
    access.load(1);
    assertThat(state()).isEqualTo(ProxyState.STARTING);
    life.listening();
    assertThat(state()).isEqualTo(ProxyState.SERVING);
  }

  @Test
  void withoutRulesItFailsAfterAWhileAndRecovers() {
    life.listening();
    access.reach().state = "absent";
    clock.pass(59);
    assertThat(state()).isEqualTo(ProxyState.STARTING);
    clock.pass(1);
    Standing failed = life.standing();
    assertThat(failed.state()).isEqualTo(ProxyState.FAILED);
    assertThat(failed.reason()).isEqualTo("no-snapshot");
    assertThat(failed.message())
        .isEqualTo("no access snapshot came into force within 60 s; the source is absent");
    access.state = "invalid";
    access.lastError = "snapshot: no";
    assertThat(life.standing().message()).endsWith("the source is invalid: snapshot: no");
    access.load(1);
    assertThat(life.standing()).isEqualTo(Standing.of(ProxyState.SERVING));
  }

  @Test
  void whatKeepsItFromTheBucketIsTheReason() {
    life.listening();
    clock.pass(60);
    access.fail("denied", "GET s3://state/access/current.json: S3 answers 403");
    assertThat(life.standing())
        .isEqualTo(Standing.failed("denied", "GET s3://state/access/current.json: S3 answers 403"));
  }

  @Test
  void withRulesAFailingProbeChangesNothing() {
    life.listening();
    access.load(1).fail("unreachable", "cannot connect");
    clock.pass(3600);
    assertThat(life.standing()).isEqualTo(Standing.of(ProxyState.SERVING));
  }

  @Test
  void whoLeavesHasNotFailed() {
    life.listening();
    clock.pass(3600);
    assertThat(state()).isEqualTo(ProxyState.FAILED);
    drain.leave();
    drain.step(DOORS);
    assertThat(life.standing()).isEqualTo(Standing.leaving(ProxyState.DRAINING, clock.instant()));
    drain.step(DOORS);
    assertThat(state()).isEqualTo(ProxyState.DRAINING);
    drain.step(DOORS);
    assertThat(state()).isEqualTo(ProxyState.DRAINED);
    life.stopping();
    assertThat(state()).isEqualTo(ProxyState.DRAINED);
  }

  @Test
  void whoCannotComeBackHasFailed() {
    life.listening();
    access.load(1);
    drain.leave();
    drain.step(DOORS);
    drain.step(DOORS);
    drain.stay();
    drain.step(DOORS);
    assertThat(life.standing())
        .isEqualTo(Standing.failed("cannot-listen", "cannot listen on 10.0.1.10:443"));
  }

  @Test
  void stoppingIsDraining() {
    life.listening();
    access.load(1);
    life.stopping();
    assertThat(life.standing()).isEqualTo(Standing.leaving(ProxyState.DRAINING, clock.instant()));
    life.cannotListen("no");
    assertThat(life.standing()).isEqualTo(Standing.failed("cannot-listen", "no"));
  }
}
