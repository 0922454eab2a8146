package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.cloud.Aws;
import causeway.testbed.cloud.Moto;
import causeway.testbed.cloud.Service;
import causeway.testbed.farm.StackFarm;
import causeway.testbed.network.Waiting;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Makes an endpoint beside the farm, as the console's wizard does, and takes it away again;
/// follows both in Security Hub.
final class StrangeEndpointCheck implements Step.Check {
  private static final String NETWORK = "10.66.0.0/16";

  @Override
  public void run(Region region, Evidence evidence) throws Exception {
    StackFarm farm = Stage.farm(region, evidence);
    Aws aws = farm.aws();
    String vpc =
        aws.query(Service.EC2, "CreateVpc", Map.of("CidrBlock", NETWORK)).text("vpc/vpcId");
    evidence.doing("making an endpoint without a policy of its own");
    Instant made = Instant.now();
    ConsoleEndpoint endpoint =
        new ConsoleEndpoint(
            farm,
            aws.query(
                    Service.EC2,
                    "CreateVpcEndpoint",
                    Map.of(
                        "VpcId",
                        vpc,
                        "ServiceName",
                        "com.amazonaws." + aws.region() + ".s3",
                        "VpcEndpointType",
                        "Gateway"))
                .text("vpcEndpoint/vpcEndpointId"));
    try {
      endpoint.trail("CreateVpcEndpoint");
      evidence.doing("waiting for Security Hub to hear of it");
      JsonNode open = await(endpoint, "ACTIVE");
      evidence.mark("Security Hub has the finding");
      evidence.fact("made → in Security Hub", Duration.between(made, Instant.now()));
      evidence.fact("the finding", open.path("Title").asString());
      evidence.fact("its severity", open.path("Severity").path("Label").asString());
      evidence.fact("its witness", open.path("ProductFields").path("causeway/Words").asString());
      evidence.record(open.toString());
      evidence.expect(
          open.path("Compliance").path("Status").asString("").equals("FAILED"),
          "the finding does not fail: " + open);
    } finally {
      aws.query(Service.EC2, "DeleteVpcEndpoints", Map.of("VpcEndpointId.1", endpoint.id()));
    }
    Instant gone = Instant.now();
    endpoint.trail("DeleteVpcEndpoints");
    evidence.doing("waiting for Security Hub to archive it");
    await(endpoint, "ARCHIVED");
    evidence.mark("Security Hub has archived it");
    evidence.fact("taken away → archived", Duration.between(gone, Instant.now()));
  }

  private static JsonNode await(ConsoleEndpoint endpoint, String state) {
    Waiting.until(
        "a finding about " + endpoint.id() + " that is " + state,
        Stage.LIMIT,
        Stage.LOOK,
        () -> finding(endpoint).path("RecordState").asString("").equals(state));
    return finding(endpoint);
  }

  /// That it permits everything; missing when Security Hub has none.
  private static JsonNode finding(ConsoleEndpoint endpoint) {
    byte[] all =
        Moto.in(endpoint.farm().plan().region())
            .rest(
                Service.SECURITY_HUB,
                "POST",
                "/findings",
                "{}".getBytes(StandardCharsets.UTF_8),
                Map.of("Content-Type", "application/json"))
            .body();
    return JsonMapper.shared()
        .readTree(all)
        .path("Findings")
        .valueStream()
        .filter(each -> each.path("GeneratorId").asString("").equals("causeway/full-access"))
        .filter(each -> each.path("Title").asString("").contains(endpoint.id()))
        .findFirst()
        .orElseGet(() -> JsonMapper.shared().missingNode());
  }
}
