package causeway.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import causeway.functions.cloud.CloudException;
import causeway.functions.cloud.Failure;
import causeway.functions.cloud.Retry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each class of failure has its own number of attempts.
class RetryTest {
  private final VirtualHost host = new VirtualHost();
  private final AtomicInteger attempts = new AtomicInteger();

  private void fail(Failure failure) {
    attempts.incrementAndGet();
    throw new CloudException(failure, "no", null);
  }

  @ParameterizedTest
  @CsvSource({
    "THROTTLED, 5, 5",
    "UNAVAILABLE, 5, 5",
    "OUTCOME_UNKNOWN, 1, 5",
    "CONFLICT, 1, 1",
    "NOT_FOUND, 1, 1",
    "DENIED, 1, 1",
    "INVALID, 1, 1",
  })
  void attempts(Failure failure, int changing, int reading) {
    Retry retry = new Retry(host);
    assertThatExceptionOfType(CloudException.class)
        .isThrownBy(() -> retry.change(() -> fail(failure)));
    assertThat(attempts.getAndSet(0)).isEqualTo(changing);
    assertThatExceptionOfType(CloudException.class)
        .isThrownBy(() ->
            retry.read(() -> {
              fail(failure);
              return 0;
            }));
    assertThat(attempts.get()).isEqualTo(reading);
  }

  @Test
  void theWaitsDoubleUpToTheirJitter() {
    assertThatExceptionOfType(CloudException.class)
        .isThrownBy(() -> new Retry(host).change(() -> fail(Failure.THROTTLED)));
    assertThat(host.pauses())
        .containsExactly(
            Duration.ofMillis(200),
            Duration.ofMillis(400),
            Duration.ofMillis(800),
            Duration.ofMillis(1600));
  }

  /// A process that dies is not a failure to retry.
  @Test
  void anErrorPasses() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() ->
            new Retry(host)
                .change(() -> {
                  attempts.incrementAndGet();
                  throw new AssertionError("killed");
                }));
    assertThat(attempts.get()).isEqualTo(1);
  }
}
