package causeway.testbed.farm;

import causeway.testbed.cloud.Aws;
import causeway.testbed.cloud.AwsException;
import causeway.testbed.cloud.Service;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What functions wrote into a stack's state bucket, read as an outsider does.
///
/// @param bucket its name
public record Blackboard(Aws aws, String bucket) {
  /// The sequence of the snapshot in force; 0 before the first.
  public long sequence() {
    return read("access/current.json").path("sequence").asLong(0);
  }

  /// The report of a function's last run; missing before its first.
  ///
  /// @param function such as `config-change`
  public JsonNode run(String function) {
    return read("runs/" + function + ".json");
  }

  /// An object in JSON; missing when there is none.
  public JsonNode read(String key) {
    try {
      return JsonMapper.shared()
          .readTree(
              aws.rest(Service.S3, "GET", "/" + bucket + "/" + key, new byte[0], Map.of()).body());
    } catch (AwsException e) {
      if (e.status() == 404) {
        return JsonMapper.shared().missingNode();
      }
      throw e;
    }
  }
}
