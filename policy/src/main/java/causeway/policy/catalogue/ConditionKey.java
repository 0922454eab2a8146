package causeway.policy.catalogue;

import org.jspecify.annotations.Nullable;

/// What is known about a condition key.
///
/// @param name the usual spelling; a name that ends in `/*` stands for a family, such as tags
/// @param shape what its values look like, in the notation of [Shapes]; null when anything will do
public record ConditionKey(
    String name,
    Type type,
    Cardinality cardinality,
    Presence gateway,
    Presence interfaceEndpoint,
    @Nullable String shape) {

  /// The type of a key's values.
  public enum Type {
    STRING,
    /// A string that may be empty and still be there, such as the prefix of a listing.
    TEXT,
    ARN,
    NUMBER,
    DATE,
    BOOL,
    ADDRESS,
    UNKNOWN
  }

  /// How many values a request holds. A key of many under an operator without qualifier never
  /// matches.
  public enum Cardinality {
    ONE,
    MANY,
    UNKNOWN
  }

  /// When a request holds the key.
  public enum Presence {
    ALWAYS,
    /// When the caller has credentials.
    SIGNED,
    /// When the caller's account is in an organisation.
    MEMBER,
    /// When an AWS service is the caller.
    SERVICE,
    SOMETIMES,
    NEVER
  }

  /// When a request through an endpoint of this kind holds the key.
  public Presence at(EndpointKind kind) {
    return switch (kind) {
      case GATEWAY -> gateway;
      case INTERFACE -> interfaceEndpoint;
    };
  }
}
