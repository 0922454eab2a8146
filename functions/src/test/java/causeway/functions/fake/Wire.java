package causeway.functions.fake;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What lies between a caller and the cloud: time passes on it, and answers and calls get lost.
public interface Wire {
  /// Carries one call.
  ///
  /// @param work does it at the cloud, and throws what the cloud answers
  <T extends @Nullable Object> T carry(Call call, Supplier<T> work);

  /// Everything arrives at once.
  static Wire perfect() {
    return new Wire() {
      @Override
      public <T extends @Nullable Object> T carry(Call call, Supplier<T> work) {
        return work.get();
      }
    };
  }
}
