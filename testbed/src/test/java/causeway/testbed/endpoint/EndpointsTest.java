package causeway.testbed.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import causeway.testbed.cloud.StubAws;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Requests at an endpoint whose policy is what a stand-in of EC2 says.
class EndpointsTest {
  private static final String SERVICE = "192.0.2.10";
  private static final String PEER = "10.2.1.10";
  private static final String HOST = "reports.s3.eu-west-1.amazonaws.com";
  private static final String ROLE = "arn:aws:iam::000000000000:role/office-etl";
  private static final String FULL =
      "{'Statement':[{'Effect':'Allow','Principal':'*','Action':'*','Resource':'*'}]}";

  private final AtomicInteger descriptions = new AtomicInteger();
  private volatile String policy = FULL;
  private volatile String table = "rtb-1";
  private final StubAws cloud =
      new StubAws((authorization, form) ->
          form.contains("GetCallerIdentity") ? identity(authorization) : endpoint());
  private final Endpoints endpoints = new Endpoints(cloud.in("eu-west-1"));

  EndpointsTest() throws IOException {}

  @BeforeEach
  void attach() {
    endpoints.know(key ->
        key.equals("INSTANCE")
            ? Optional.of(
                Caller.instance("000000000000", "proxies", "eu-west-1", "i-1", "10.2.1.10"))
            : Optional.empty());
    endpoints.attach(SERVICE, new RouteTable(cloud.in("eu-west-1"), "rtb-1", "s3"));
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  private String endpoint() {
    descriptions.incrementAndGet();
    return """
    <R><vpcEndpointSet><item><vpcEndpointId>vpce-1</vpcEndpointId><vpcId>vpc-1</vpcId>
    <routeTableIdSet><item>%s</item></routeTableIdSet>
    <policyDocument>%s</policyDocument></item></vpcEndpointSet></R>\
    """
        .formatted(table, policy.replace('\'', '"').replace("&", "&amp;"));
  }

  private static String identity(String authorization) {
    String arn =
        authorization.contains("Credential=SESSION/")
            ? "arn:aws:sts::000000000000:assumed-role/office-etl/anna"
            : "arn:aws:iam::000000000000:root";
    return "<R><GetCallerIdentityResult><Arn>" + arn + "</Arn></GetCallerIdentityResult></R>";
  }

  private Ruling get(String target, String key) {
    Map<String, String> headers =
        key.isEmpty()
            ? Map.of("Host", HOST)
            : Map.of(
                "Host",
                HOST,
                "Authorization",
                "AWS4-HMAC-SHA256 Credential="
                    + key
                    + "/20260101/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=0");
    return endpoints.rule(new RequestHead("GET", target, headers), PEER, SERVICE);
  }

  private static String refusal(Ruling ruling) {
    assertThat(ruling).isInstanceOf(Ruling.Refused.class);
    return ((Ruling.Refused) ruling).answer().body();
  }

  @Test
  void fullAccessLetsEverybodyPassAndWhatIsUnknownNot() {
    assertThat(get("/a", "")).isEqualTo(new Ruling.Permitted());
    assertThat(get("/a", "ROOT")).isEqualTo(new Ruling.Permitted());
    assertThat(refusal(get("/a?annotation", "ROOT"))).contains("does not know this operation");
  }

  @Test
  void whatNoStatementAllowsIsRefusedInAwsWords() {
    policy =
        "{'Statement':[{'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'arn:aws:s3:::other/*'}]}";
    assertThat(get("/a&b", "ROOT"))
        .asInstanceOf(type(Ruling.Refused.class))
        .satisfies(refused -> {
          assertThat(refused.answer().status()).isEqualTo(403);
          assertThat(refused.answer().contentType()).isEqualTo("application/xml");
          assertThat(refused.answer().body())
              .contains(
                  "<Code>AccessDenied</Code><Message>User: arn:aws:iam::000000000000:root is not"
                      + " authorized to perform: s3:GetObject on resource:"
                      + " \"arn:aws:s3:::reports/a&amp;b\" because no VPC endpoint policy allows"
                      + " the s3:GetObject action</Message>");
        });
    assertThat(refusal(get("/a", ""))).contains("User: anonymous is not authorized");
  }

  @Test
  void aDenyIsToldApart() {
    policy =
        "{'Statement':[{'Effect':'Allow','Principal':'*','Action':'*','Resource':'*'},"
            + "{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*','Condition':{'StringEquals':{'aws:SourceVpce':'vpce-1'}}}]}";
    assertThat(refusal(get("/a", "ROOT")))
        .contains("\"arn:aws:s3:::reports/a\" with an explicit deny in a VPC endpoint policy");
  }

  @Test
  void aRolesSessionIsTheRoleToConditionsAndItselfToPeople() {
    policy =
        "{'Statement':[{'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'*','Condition':{'ArnLike':{'aws:PrincipalArn':'"
            + ROLE
            + "'}}}]}";
    assertThat(get("/a", "SESSION")).isEqualTo(new Ruling.Permitted());
    assertThat(get("/a?X-Amz-Credential=SESSION%2F20260101%2Feu-west-1%2Fs3%2Faws4_request", ""))
        .as("presigned")
        .isEqualTo(new Ruling.Permitted());
    assertThat(refusal(get("/a", "ROOT"))).contains("User: arn:aws:iam::000000000000:root");
    assertThat(refusal(get("/a", "INSTANCE")))
        .contains("User: arn:aws:sts::000000000000:assumed-role/proxies/i-1");
  }

  @Test
  void anInstancesKeyCountsWhereTheInstanceIs() {
    policy =
        "{'Statement':[{'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'*','Condition':{"
            + "'IpAddress':{'aws:VpcSourceIp':'10.2.1.10/32'},"
            + "'StringEquals':{'aws:SourceVpc':'vpc-1','aws:ResourceAccount':'000000000000'},"
            + "'ArnEquals':{'ec2:SourceInstanceARN':'arn:aws:ec2:eu-west-1:000000000000:instance/i-1'}}}]}";
    assertThat(get("/a", "INSTANCE")).isEqualTo(new Ruling.Permitted());
    assertThat(get("/a", "ROOT")).isInstanceOf(Ruling.Refused.class);
  }

  @Test
  void whatEc2SaidCountsForASecond() throws Exception {
    assertThat(get("/a", "ROOT")).isEqualTo(new Ruling.Permitted());
    policy = "no policy";
    for (int i = 0; i < 20; i++) {
      Ruling _ = get("/a", "ROOT");
    }
    assertThat(descriptions.get()).isLessThan(5);
    long end = System.nanoTime() + 3_000_000_000L;
    while (get("/a", "ROOT") instanceof Ruling.Permitted && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(refusal(get("/a", "ROOT"))).as("unreadable").contains("no VPC endpoint policy");
  }

  @Test
  void anEndpointOfAnotherTableIsNoWay() {
    table = "rtb-2";
    assertThat(get("/a", "ROOT")).isEqualTo(new Ruling.Unreachable());
    assertThat(
            endpoints.rule(new RequestHead("GET", "/a", Map.of("Host", HOST)), PEER, "203.0.113.9"))
        .isEqualTo(new Ruling.Unreachable());
  }
}
