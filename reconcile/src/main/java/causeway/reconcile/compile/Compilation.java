package causeway.reconcile.compile;

import causeway.policy.language.Policy;
import java.util.List;

/// What compiling an endpoint's policy gave.
public sealed interface Compilation {
  /// A policy that fits.
  ///
  /// @param text what to send to AWS
  /// @param notes where the endpoint cannot hold a rule as narrowly as the proxies do
  record Compiled(Policy policy, String text, List<String> notes) implements Compilation {
    public Compiled {
      notes = List.copyOf(notes);
    }
  }

  /// No policy that AWS takes says all that.
  ///
  /// @param message what to do, in a sentence
  record TooLarge(String message) implements Compilation {}
}
