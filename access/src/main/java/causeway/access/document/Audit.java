package causeway.access.document;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How often, against what and for whom the endpoint policies are audited.
///
/// @param baseline file names, by endpoint
/// @param only what the policy of no audited endpoint may exceed
public record Audit(
    Duration every, Map<String, String> baseline, List<String> accounts, Only only) {

  /// Bounds on every audited policy; an empty list is none.
  ///
  /// @param buckets name patterns
  /// @param tables name patterns
  /// @param networks blocks inside the VPCs from which requests may come
  /// @param administration whether actions may be permitted that change permissions or
  ///   configuration
  public record Only(
      List<String> buckets, List<String> tables, List<String> networks, boolean administration) {
    public Only {
      buckets = List.copyOf(buckets);
      tables = List.copyOf(tables);
      networks = List.copyOf(networks);
    }
  }
}
