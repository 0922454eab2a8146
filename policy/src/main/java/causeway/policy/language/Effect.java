package causeway.policy.language;

import java.util.Optional;
import java.util.stream.Stream;

/// What a statement does to the requests it matches.
public enum Effect {
  ALLOW("Allow"),
  DENY("Deny");

  private final String text;

  Effect(String text) {
    this.text = text;
  }

  /// As a policy writes it; the case matters.
  public String text() {
    return text;
  }

  static Optional<Effect> of(String text) {
    return Stream.of(values()).filter(effect -> effect.text.equals(text)).findFirst();
  }
}
