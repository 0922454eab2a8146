package causeway.policy.language;

/// One entry of a `Principal` or `NotPrincipal` element.
///
/// @param value an ARN, an account, a service's name, or `*`
public record Principal(Kind kind, String value) {
  /// The types of principals that a policy can name.
  public enum Kind {
    /// A bare `"*"`, outside any type.
    ANYONE("*"),
    AWS("AWS"),
    SERVICE("Service"),
    FEDERATED("Federated"),
    CANONICAL_USER("CanonicalUser");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /// As a policy writes it.
    public String text() {
      return text;
    }
  }

  /// Every caller, those without credentials included: `"*"` and `{"AWS": "*"}` say the same.
  public boolean everyone() {
    return kind == Kind.ANYONE || (kind == Kind.AWS && value.equals("*"));
  }

  /// Whether it is the id of a role or a user, which AWS saves in place of the ARN it was given.
  public boolean isUniqueId() {
    return kind == Kind.AWS && value.matches("A(ROA|IDA)[A-Z0-9]{12,124}");
  }
}
