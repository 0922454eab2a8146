package causeway.testbed.demo;

import causeway.testbed.cloud.Aws;
import causeway.testbed.cloud.Service;
import causeway.testbed.farm.StackFarm;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What proxies say of themselves in the reports bucket.
final class Reports {
  private Reports() {}

  /// The last report of an instance.
  ///
  /// @param kind `edge` or `beat`
  static JsonNode of(StackFarm farm, String kind, String instance) {
    String arn =
        "arn:aws:ec2:%s:%s:instance/%s".formatted(farm.plan().region(), Aws.ACCOUNT, instance);
    byte[] body =
        farm.aws()
            .rest(
                Service.S3,
                "GET",
                "/" + farm.bucket("ReportsBucket") + "/" + kind + "/" + arn + "/report.json",
                new byte[0],
                Map.of())
            .body();
    return JsonMapper.shared().readTree(body);
  }
}
