package causeway.proxy.lifecycle;

import org.jspecify.annotations.Nullable;

/// What the state that Auto Scaling moves an instance to means for its connections.
enum TargetState {
  /// It stays, or comes back.
  STAYS,
  /// It is to be terminated, or to wait in the warm pool.
  LEAVES;

  private static final String WARMED = "Warmed:";

  /// Null for what no version of the service is known to say: that is no reason to do anything.
  static @Nullable TargetState of(String text) {
    return switch (text) {
      case "InService", "Standby", "Detached" -> STAYS;
      case "Terminated" -> LEAVES;
      default -> text.startsWith(WARMED) ? LEAVES : null;
    };
  }
}
