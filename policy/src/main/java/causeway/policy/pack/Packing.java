package causeway.policy.pack;

import causeway.policy.language.Policy;
import java.util.List;

/// What became of a policy that has to fit.
public sealed interface Packing {
  /// It fits.
  ///
  /// @param text what to send
  /// @param steps what was done to it, each step proved to change nothing; empty when it fitted
  record Fits(Policy policy, String text, List<String> steps) implements Packing {
    public Fits {
      steps = List.copyOf(steps);
    }
  }

  /// It cannot be made to fit without changing what it means.
  ///
  /// @param characters how long it still is
  /// @param message what to do, in a sentence
  record TooLarge(int characters, String message) implements Packing {}
}
