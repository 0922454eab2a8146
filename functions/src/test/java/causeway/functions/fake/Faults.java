package causeway.functions.fake;

import causeway.functions.cloud.CloudException;
import causeway.functions.cloud.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A wire whose faults a test scripts, and which remembers every call.
public final class Faults implements Wire {
  private record Next(Failure failure, int times) {}

  private final Map<String, Next> failing = new HashMap<>();
  private final List<Call> calls = new ArrayList<>();

  /// Makes the next calls of an operation, such as `route53.change`, fail. A lost answer
  /// (OUTCOME_UNKNOWN) is lost after the work was done.
  public void failNext(String operation, Failure failure, int times) {
    failing.put(operation, new Next(failure, times));
  }

  /// Every call so far, oldest first.
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /// Those that may have changed something.
  public List<Call> mutations() {
    return calls.stream().filter(Call::mutating).toList();
  }

  public void forget() {
    calls.clear();
  }

  @Override
  public <T extends @Nullable Object> T carry(Call call, Supplier<T> work) {
    calls.add(call);
    Next next = failing.get(call.operation());
    if (next == null || next.times() == 0) {
      return work.get();
    }
    failing.put(call.operation(), new Next(next.failure(), next.times() - 1));
    if (next.failure() == Failure.OUTCOME_UNKNOWN) {
      T _ = work.get();
    }
    throw new CloudException(next.failure(), call + ": scripted " + next.failure(), null);
  }
}
