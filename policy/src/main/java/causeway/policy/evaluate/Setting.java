package causeway.policy.evaluate;

import causeway.policy.catalogue.EndpointKind;

/// What a policy's meaning depends on beside its text.
public record Setting(EndpointKind endpoint, Reading reading) {
  /// A gateway endpoint, wildcards as AWS's IAM guide describes them.
  public static final Setting GATEWAY = new Setting(EndpointKind.GATEWAY, Reading.ACROSS_COLONS);

  /// How far a wildcard in an ARN reaches. AWS's documents disagree, so a proof must hold in both.
  public enum Reading {
    /// `*` at the end of a segment, and so every `*`, may run past colons.
    ACROSS_COLONS,
    /// Each of the six segments is matched alone; only a `*` that ends the pattern covers the rest.
    WITHIN_SEGMENTS
  }

  /// The same under the other reading.
  public Setting with(Reading other) {
    return new Setting(endpoint, other);
  }
}
