package causeway.functions.scale;

import causeway.functions.cloud.Host;
import causeway.functions.fake.Call;
import causeway.functions.fake.Wire;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A function's machine and its way to AWS, on which every call takes a little of a virtual time
/// and is counted as the requests that AWS answers it in.
final class Machine implements Host, Wire, InstantSource {
  private static final Duration CALL = Duration.ofMillis(25);
  private static final int AT_ONCE = 32;

  /// How many entries of a listing come in one answer, by AWS's documents.
  private static final Map<String, Integer> PAGES =
      Map.of("objects.list", 1_000, "route53.list", 300, "instances.privateAddresses", 1_000);

  private final Map<String, Integer> requests = new TreeMap<>();
  private Instant now = Instant.parse("2026-11-24T10:00:00Z");
  private boolean together;

  @Override
  public <T extends @Nullable Object> T carry(Call call, Supplier<T> work) {
    T answer = work.get();
    int entries =
        answer instanceof Collection<?> all
            ? all.size()
            : answer instanceof Map<?, ?> all ? all.size() : 1;
    int pages =
        Math.max(1, Math.ceilDiv(entries, PAGES.getOrDefault(call.operation(), entries + 1)));
    requests.merge(call.operation(), pages, Integer::sum);
    if (!together) {
      now = now.plus(CALL.multipliedBy(pages));
    }
    return answer;
  }

  @Override
  public <T, R> List<R> together(List<T> subjects, Function<T, R> read) {
    together = true;
    try {
      return subjects.stream().map(read).toList();
    } finally {
      together = false;
      now = now.plus(CALL.multipliedBy(Math.ceilDiv(subjects.size(), AT_ONCE)));
    }
  }

  /// Requests since the last call of this, by operation.
  Map<String, Integer> takeRequests() {
    Map<String, Integer> taken = Map.copyOf(requests);
    requests.clear();
    return new TreeMap<>(taken);
  }

  void waitUntil(Instant then) {
    now = now.isBefore(then) ? then : now;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void pause(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public double random() {
    return 0.5;
  }

  @Override
  public void log(String line) {}
}
