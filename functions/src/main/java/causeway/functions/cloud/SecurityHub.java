package causeway.functions.cloud;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Security Hub, in the Region of the farm.
public interface SecurityHub {
  /// AWS takes no more at once.
  int MOST = 100;

  /// Sends findings; one with an id that is there is replaced.
  ///
  /// @return what was refused, each with why
  List<String> send(List<HubFinding> findings);

  /// A finding in Security Hub's format, its texts already cut to the lengths that it takes.
  ///
  /// @param account where it is told, which is the farm's
  /// @param severity its label
  /// @param compliance `FAILED`, or `NOT_AVAILABLE` where nothing was decided
  /// @param archived whether it is over
  record HubFinding(
      String id,
      String productArn,
      String generatorId,
      String account,
      Instant firstSeen,
      Instant updated,
      String severity,
      String title,
      String description,
      String remediation,
      String compliance,
      boolean archived,
      Resource resource,
      Map<String, String> fields) {
    public HubFinding {
      fields = Map.copyOf(fields);
    }
  }

  /// What a finding is about.
  ///
  /// @param id its ARN
  /// @param details beside the ARN
  record Resource(String id, String partition, String region, Map<String, String> details) {
    public Resource {
      details = Map.copyOf(details);
    }
  }
}
