package causeway.proxy.lifecycle;

import static causeway.proxy.s3.LocalServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import causeway.proxy.TestClock;
import causeway.proxy.account.Books;
import causeway.proxy.account.RecordSinks;
import causeway.proxy.s3.Instance;
import causeway.proxy.s3.LocalServer;
import causeway.proxy.s3.MetadataService;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What each answer of the metadata service does, and that none but a true one does anything.
final class LifecycleWatchTest {
  private static final Doors DOORS =
      new Doors() {
        @Override
        public void shut() {}

        @Override
        public void reopen() {}

        @Override
        public long live() {
          return 1;
        }
      };

  private final TestClock clock = new TestClock();
  private final MetadataService metadata = new MetadataService();
  private final Instance instance = metadata.instance();
  private final Drain drain =
      new Drain(new Books("a", clock, RecordSinks.none()), Duration.ofSeconds(30), clock);
  private final LifecycleWatch watch =
      new LifecycleWatch(instance, drain, Duration.ofSeconds(5), new Random(1));

  @AfterEach
  void close() {
    watch.close();
    instance.close();
    metadata.close();
  }

  private boolean draining(@Nullable String target) {
    metadata.target = target;
    watch.step();
    drain.step(DOORS);
    return drain.progress().since() != null;
  }

  @ParameterizedTest
  @CsvSource({
    "InService, false",
    "Standby, false",
    "Detached, false",
    "Terminated, true",
    "Warmed:Stopped, true",
    "Warmed:Running, true",
    "Warmed:Hibernated, true",
    "Warmed:Terminated, true",
    "' Terminated\n', true",
    // neighbours that mean nothing
    "terminated, false",
    "Terminated!, false",
    "TerminatedTerminated, false",
    "Terminating:Wait, false",
    "Warmed, false",
    "'', false",
    "404, false"
  })
  void whatItSays(String target, boolean drains) {
    assertThat(draining(target.equals("404") ? null : target)).isEqualTo(drains);
  }

  @ParameterizedTest
  @ValueSource(strings = {"InService", "Standby", "Detached"})
  void whatEndsADrain(String target) {
    assertThat(draining("Terminated")).isTrue();
    assertThat(draining(target)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Nonsense", "<html>", "404"})
  void whatDoesNotEndADrain(String target) {
    assertThat(draining("Terminated")).isTrue();
    assertThat(draining(target.equals("404") ? null : target)).isTrue();
  }

  /// Answers that no service of AWS gives.
  private static final Map<String, LocalServer.Answer> HOSTILE =
      Map.of(
          "401 for ever", answer(401, "Terminated"),
          "403", answer(403, "Terminated"),
          "500", answer(500, "Terminated"),
          "a redirect", answer(302, "Terminated", "Location", "/latest/api/token"),
          "huge", answer(200, "Terminated".repeat(200_000)),
          "garbage", answer(200, "\u0000\uffff\u001b[31mTerminated"),
          "hung up",
              (seen, exchange) -> {
                throw new IOException("hung up");
              });

  /// The same, from a service that gives tokens as it should.
  private static LocalServer.Answer afterToken(LocalServer.Answer answer) {
    return (seen, exchange) -> {
      if (seen.method().equals("PUT")) {
        answer(200, "a-token", "x-aws-ec2-metadata-token-ttl-seconds", "60").to(seen, exchange);
      } else {
        answer.to(seen, exchange);
      }
    };
  }

  private static Map<String, LocalServer.Answer> hostile() {
    Map<String, LocalServer.Answer> all = new TreeMap<>(HOSTILE);
    HOSTILE.forEach((name, answer) -> all.put(name + ", after a token", afterToken(answer)));
    return all;
  }

  @Test
  void noHostileAnswerBeginsOrEndsADrain() {
    hostile()
        .forEach((name, answer) -> {
          metadata.hostile = answer;
          int asked = metadata.seen().size();
          assertThat(draining("Terminated")).as(name).isFalse();
          assertThat(metadata.seen().size() - asked).as("requests at %s", name).isBetween(1, 8);
        });
    metadata.hostile = null;
    assertThat(draining("Terminated")).isTrue();
    assertThat(watch.error()).isNull();
    hostile()
        .forEach((name, answer) -> {
          metadata.hostile = answer;
          assertThat(draining("InService")).as(name).isTrue();
        });
    assertThat(watch.error()).isNotNull();
    assertThat(watch.target()).matches("[ -~]{1,40}");
  }

  @Test
  void anInstanceThatWasNeverInServiceIsNoError() {
    assertThat(draining(null)).isFalse();
    assertThat(watch.error()).isNull();
    assertThat(watch.target()).isNull();
  }

  @Test
  void looksAtItsPace() {
    metadata.target = "InService";
    for (int i = 0; i < 20; i++) {
      assertThat(watch.step()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
    }
    assertThat(watch.target()).isEqualTo("InService");
  }

  @Test
  void looksOnItsOwnThread() throws Exception {
    metadata.target = "Terminated";
    watch.start();
    while (watch.target() == null) {
      Thread.onSpinWait();
    }
    assertThat(watch.target()).isEqualTo("Terminated");
  }
}
