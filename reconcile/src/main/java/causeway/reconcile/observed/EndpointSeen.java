package causeway.reconcile.observed;

import causeway.policy.language.Policy;
import causeway.policy.language.PolicyReader;
import org.jspecify.annotations.Nullable;

/// A gateway endpoint as EC2 describes it.
///
/// @param policy null when it cannot be read
public record EndpointSeen(String id, @Nullable Policy policy) {

  /// Reads what EC2 says.
  ///
  /// @param text as AWS keeps it, which may be other than what was sent: laid out anew, and with
  ///   unique ids in the place of principals. Without one the endpoint permits everything.
  public static EndpointSeen of(String id, @Nullable String text) {
    return new EndpointSeen(
        id, text == null || text.isBlank() ? Policy.FULL_ACCESS : PolicyReader.read(text).policy());
  }
}
