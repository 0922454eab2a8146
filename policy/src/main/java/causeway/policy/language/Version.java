package causeway.policy.language;

import java.util.Optional;
import java.util.stream.Stream;

/// The policy language versions. Only the later one knows policy variables; a policy without a
/// `Version` follows the earlier.
public enum Version {
  V2008_10_17("2008-10-17"),
  V2012_10_17("2012-10-17");

  private final String text;

  Version(String text) {
    this.text = text;
  }

  /// As a policy writes it.
  public String text() {
    return text;
  }

  static Optional<Version> of(String text) {
    return Stream.of(values()).filter(version -> version.text.equals(text)).findFirst();
  }
}
