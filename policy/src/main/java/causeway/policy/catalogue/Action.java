package causeway.policy.catalogue;

import java.util.List;

/// An action that AWS has today.
///
/// @param resourceTypes the types of resources it works on; empty for an action on no resource, or
///   of a service whose types the catalogue does not hold
public record Action(String service, String name, Level level, List<String> resourceTypes) {
  public Action {
    resourceTypes = List.copyOf(resourceTypes);
  }

  /// What an action can do.
  public enum Level {
    LIST,
    READ,
    /// Changes data.
    WRITE,
    /// Changes permissions, or the configuration of what holds the data.
    ADMIN
  }

  /// As a policy writes it, such as `s3:GetObject`.
  public String text() {
    return service + ":" + name;
  }
}
