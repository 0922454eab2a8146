package causeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.reconcile.audit.FoundEndpoint;
import causeway.reconcile.audit.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditCommandTest {
  private static final String IN = "{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-a1b2c3d4e5\"}}";

  @TempDir private Path folder = Path.of("");
  private String farm = "";

  @BeforeEach
  void aDocument() throws IOException {
    farm =
        write(
            "farm.yaml",
            """
            farm: corp-s3
            region: eu-west-1
            endpoints: {s3: {service: s3}}
            networks: {berlin: [10.20.0.0/16]}
            rules:
              - name: reports
                from: {networks: [berlin]}
                to: {endpoint: s3, buckets: [reports], access: read}
            perimeter: {organization: o-a1b2c3d4e5}
            audit: {every: 6h, accounts: ["444455556666"]}
            """);
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  /// As the AWS CLI answers.
  private static String endpoint(String id, @Nullable String condition) {
    String policy =
        "{\"Statement\":[{\"Sid\":\"Buckets\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::reports/*\""
            + (condition == null ? "" : ",\"Condition\":" + condition)
            + "}]}";
    return "{\"VpcEndpointId\":\"%s\",\"VpcEndpointType\":\"Gateway\",\"VpcId\":\"vpc-1\",\"ServiceName\":\"com.amazonaws.eu-west-1.s3\",\"State\":\"available\",\"PolicyDocument\":%s,\"OwnerId\":\"111122223333\",\"CreationTimestamp\":\"2025-01-01T10:00:00+00:00\"}"
        .formatted(id, JsonMapper.shared().writeValueAsString(policy));
  }

  private String endpoints(String... each) throws IOException {
    return write("endpoints.json", "{\"VpcEndpoints\":[" + String.join(",", each) + "]}");
  }

  @Test
  void nothingFoundIsZero() throws IOException {
    Run run = Run.of("audit", farm, "--endpoints", endpoints(endpoint("vpce-1", IN)));
    assertThat(run.out()).isEqualTo("1 endpoint: nothing found\n");
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("--stack says it");
  }

  @Test
  void aViolationIsOneAndNamesRequestAndStatement() throws IOException {
    String file = endpoints(endpoint("vpce-1", IN), endpoint("vpce-2", null));
    Run run = Run.of("audit", farm, "--endpoints", file);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "HIGH  vpce-2 (com.amazonaws.eu-west-1.s3, account 111122223333 in eu-west-1) NEW",
            "Not only callers of organization o-a1b2c3d4e5 [organization-perimeter]",
            "The endpoint would permit s3:GetObject on arn:aws:s3:::reports/",
            "2 endpoints: 1 violation (1 new)");
    JsonNode json =
        JsonMapper.shared()
            .readTree(Run.of("audit", farm, "--endpoints", file, "-o", "json").out());
    JsonNode finding = json.path("findings").get(0);
    assertThat(finding.path("id").asString())
        .isEqualTo("causeway/corp-s3/111122223333/eu-west-1/vpce-2/organization-perimeter");
    JsonNode evidence = finding.path("evidence").get(0);
    assertThat(evidence.path("witness").path("action").asString()).isEqualTo("s3:GetObject");
    assertThat(evidence.path("statements").get(0).toString())
        .isEqualTo("{\"policy\":\"endpoint\",\"index\":0,\"sid\":\"Buckets\"}");
  }

  @Test
  void whatCannotBeReadIsTwo() throws IOException {
    String broken = endpoint("vpce-3", IN).replace("Allow", "Perhaps");
    Run run = Run.of("audit", farm, "--endpoints", endpoints(broken));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).contains("UNKNOWN  vpce-3", "1 endpoint: 1 not decided");
  }

  @Test
  void theSampleFarmKeepsItsSampleBaseline() {
    Run compiled = Run.of("compile", "../examples/farm.yaml", "--out", folder.toString());
    assertThat(compiled.code()).isZero();
    Run run =
        Run.of(
            "policy",
            "compare",
            folder.resolve("policies/s3.json").toString(),
            "../examples/baseline-s3.json");
    assertThat(run.out()).startsWith("PROVED");
  }

  @Test
  void wrongLinesAre64AndUnusableInputsAre65() throws IOException {
    String file = endpoints(endpoint("vpce-1", IN));
    assertThat(Run.of("audit").code()).isEqualTo(64);
    assertThat(Run.of("audit", farm, "--stack", file).err())
        .contains("--services and --stack go with --endpoints");
    assertThat(Run.of("audit", farm, "--endpoints", file, "--account", "1").code()).isEqualTo(64);
    assertThat(Run.of("audit", farm, "--endpoints", farm).code()).isEqualTo(65);
    Run other = Run.of("audit", farm, "--endpoints", write("x.json", "{}"));
    assertThat(other.code()).isEqualTo(65);
    assertThat(other.err()).contains("has no \"VpcEndpoints\" list; save what aws ec2");
    assertThat(Run.of("audit", write("bad.yaml", "farm: ["), "--endpoints", file).code())
        .isEqualTo(65);
    assertThat(Run.of("audit", farm, "--endpoints", file, "--since", file).err())
        .contains("is no report of an audit");
  }

  @Test
  void aFolderOfFilesAndTheStackOfTheFarm() throws IOException {
    Path many = Files.createDirectory(folder.resolve("many"));
    Files.writeString(
        many.resolve("a.json"), "{\"VpcEndpoints\":[" + endpoint("vpce-1", IN) + "]}");
    Files.writeString(
        many.resolve("b.json"), "{\"VpcEndpoints\":[" + endpoint("vpce-2", IN) + "]}");
    String stack =
        write(
            "stack.json",
            "{\"s3Endpoint\":\"vpce-2\",\"proxyRole\":\"arn:aws:iam::111122223333:role/p\",\"stateBucket\":\"s\",\"reportsBucket\":\"re\",\"recordsBucket\":\"rc\"}");
    Run run = Run.of("audit", farm, "--endpoints", many.toString(), "--stack", stack);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("Permits less than the farm document says [drift]", "vpce-2")
        .doesNotContain("vpce-1 ");
  }

  @Test
  void anEarlierReportTellsNewFromOld() throws IOException {
    String file = endpoints(endpoint("vpce-1", null));
    String first = folder.resolve("first.json").toString();
    assertThat(Run.of("audit", farm, "--endpoints", file, "--report", first).code()).isEqualTo(1);
    Run again = Run.of("audit", farm, "--endpoints", file, "--since", first);
    assertThat(again.out()).contains("1 endpoint: 1 violation\n").doesNotContain(" NEW");
    Run mended =
        Run.of("audit", farm, "--endpoints", endpoints(endpoint("vpce-1", IN)), "--since", first);
    assertThat(mended.code()).isZero();
    assertThat(mended.out()).contains("resolved       vpce-1: Not only callers");
  }

  @Test
  void theReportIsAPageAndFindingsGoToSecurityHub() throws IOException {
    String file = endpoints(endpoint("vpce-1", null));
    Path page = folder.resolve("audit.html");
    Run run = Run.of("audit", farm, "--endpoints", file, "--report", page.toString(), "-o", "asff");
    assertThat(Files.readString(page)).startsWith("<!doctype html>").contains("1 violation");
    JsonNode findings = JsonMapper.shared().readTree(run.out());
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).path("RecordState").asString()).isEqualTo("ACTIVE");
    Run nowhere =
        Run.of(
            "audit", farm, "--endpoints", file, "--report", folder.resolve("no/x.html").toString());
    assertThat(nowhere.code()).isEqualTo(65);
  }

  @Test
  void overAnAccountARefusingOneIsTwo() {
    FakeFarm cloud = new FakeFarm();
    Place here = new Place("111122223333", "eu-west-1");
    cloud.inventory.endpoints.add(
        new FoundEndpoint(
            "vpce-9",
            here,
            "Interface",
            "com.amazonaws.eu-west-1.s3",
            "vpc-1",
            "available",
            "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":"
                + IN
                + "}]}",
            Map.of(),
            null));
    cloud.account.parameter(
        "/causeway/corp-s3",
        "{\"s3Endpoint\":\"vpce-8\",\"stateBucket\":\"s\",\"reportsBucket\":\"re\",\"recordsBucket\":\"rc\"}");
    Run run = cloud.run("audit", farm, "--account", "111122223333");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("The farm's endpoint s3 is gone");
    cloud.inventory.endpoints.add(
        new FoundEndpoint(
            "vpce-8",
            here,
            "Gateway",
            "com.amazonaws.eu-west-1.s3",
            "vpc-1",
            "available",
            null,
            Map.of(),
            null));
    cloud.account.parameter("/causeway/corp-s3", "{\"s3Endpoint\":\"vpce-7\"}");
    Run both = cloud.run("audit", farm);
    assertThat(both.out())
        .contains(
            "NOT LOOKED AT  account 444455556666 in eu-west-1: assume a role of 444455556666: AccessDenied");
    cloud.inventory.endpoints.clear();
    cloud.account.parameter("/causeway/corp-s3", "{}");
    assertThat(cloud.run("audit", farm).code()).isEqualTo(65);
  }
}
