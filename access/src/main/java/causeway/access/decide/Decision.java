package causeway.access.decide;

import causeway.access.Effect;
import org.jspecify.annotations.Nullable;

/// What is enforced for one connection, and what report-only rules would have made of it.
public sealed interface Decision {
  /// A stable code, such as `allowed-by-rule` or `no-matching-rule`.
  String reason();

  /// The rule that decided; absent when none did.
  @Nullable String rule();

  /// What enforcing the report-only rules would change; absent when it would change nothing.
  @Nullable Would would();

  /// Whether the connection passes.
  default Effect effect() {
    return switch (this) {
      case Allow _ -> Effect.ALLOW;
      case Deny _ -> Effect.DENY;
    };
  }

  record Allow(String reason, @Nullable String rule, @Nullable Would would) implements Decision {}

  record Deny(String reason, @Nullable String rule, @Nullable Would would) implements Decision {}

  /// The decision that would have been, and why.
  record Would(Effect effect, String reason, @Nullable String rule) {}
}
