package causeway.access.snapshot;

import causeway.access.Mode;
import causeway.access.Rule;
import causeway.access.User;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the proxies enforce: a farm document compiled, with what only AWS knows. Compiled offline
/// it has neither sequence nor prefix lists.
///
/// @param sequence grows with each publication; a proxy refuses an older one
/// @param documentVersion the S3 version id of the document
public record AccessSnapshot(
    String farm,
    String region,
    Mode mode,
    @Nullable Long sequence,
    @Nullable String documentVersion,
    Map<String, Endpoint> endpoints,
    Map<String, List<String>> networks,
    Map<String, User> users,
    Map<String, List<String>> groups,
    List<Rule> rules) {

  /// One endpoint as a proxy sees it.
  ///
  /// @param service `s3`, `s3express` or `dynamodb`
  /// @param prefixList the CIDR blocks of the service's managed prefix list; empty when compiled
  ///   offline
  public record Endpoint(String service, List<String> prefixList) {}
}
