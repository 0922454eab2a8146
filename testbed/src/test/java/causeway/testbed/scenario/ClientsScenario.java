package causeway.testbed.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.testbed.Client;
import causeway.testbed.enclosure.Command;
import causeway.testbed.farm.Records;
import causeway.testbed.network.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Real clients in the office, through a proxy, each beside the same client being refused for a
/// bucket that no rule names.
class ClientsScenario {
  private static final String ALLOWED = "reports-2026";
  private static final String REFUSED = "payroll-2026";
  private static final String HOST = ".s3.eu-central-1.amazonaws.com";
  private static final String BODY = "twelve bytes";
  private static final Duration WRITTEN = Duration.ofSeconds(5);

  private static Client office() {
    return ScenarioRunner.region().office();
  }

  @BeforeAll
  static void anObjectToRead() {
    ScenarioRunner.region().cloud().makeBucket("eu-central-1", REFUSED);
    for (String bucket : List.of(ALLOWED, REFUSED)) {
      ScenarioRunner.region()
          .cloud()
          .put(
              "eu-central-1",
              bucket,
              "clients/hello",
              BODY.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  @Test
  void awsCommandLine() throws Exception {
    Instant began = Instant.now();
    Command.Result read =
        office()
            .aws("s3", "cp", "s3://" + ALLOWED + "/clients/hello", "-", "--region", "eu-central-1")
            .run();
    assertThat(read.out()).as(read.toString()).isEqualTo(BODY);
    assertRecord(began, ALLOWED, "allow", "allowed-by-rule");

    began = Instant.now();
    Command.Result refused =
        office()
            .aws("s3", "cp", "s3://" + REFUSED + "/clients/hello", "-", "--region", "eu-central-1")
            .with("AWS_MAX_ATTEMPTS", "1")
            .run();
    assertThat(refused.exit()).as(refused.toString()).isNotZero();
    assertRecord(began, REFUSED, "deny", "no-matching-rule");
  }

  @Test
  void boto3() throws Exception {
    String script =
        """
        import boto3, sys
        s3 = boto3.client("s3", region_name="eu-central-1")
        s3.put_object(Bucket=sys.argv[1], Key=sys.argv[2], Body=b"from boto3")
        print(s3.get_object(Bucket=sys.argv[1], Key=sys.argv[2])["Body"].read().decode())
        """;
    Instant began = Instant.now();
    Command.Result done =
        office().python("-c", script, ALLOWED, "clients/" + UUID.randomUUID()).run();
    assertThat(done.out().strip()).as(done.toString()).isEqualTo("from boto3");
    assertRecord(began, ALLOWED, "allow", "allowed-by-rule");

    began = Instant.now();
    Command.Result refused =
        office().python("-c", script, REFUSED, "clients/none").with("AWS_MAX_ATTEMPTS", "1").run();
    assertThat(refused.lastLine()).contains("SSLError");
    assertRecord(began, REFUSED, "deny", "no-matching-rule");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--tlsv1.2 --tls-max 1.2 --http1.1",
        "--tlsv1.3 --http1.1",
        "--tlsv1.2 --tls-max 1.2 --http2",
        "--tlsv1.3 --http2",
      })
  void curl(String options) throws Exception {
    Instant began = Instant.now();
    Command.Result read = get(options, ALLOWED);
    assertThat(read.out()).as(read.toString()).isEqualTo(BODY);
    assertRecord(began, ALLOWED, "allow", "allowed-by-rule");

    began = Instant.now();
    Command.Result refused = get(options, REFUSED);
    assertThat(refused.exit()).as(refused.toString()).isEqualTo(35);
    assertThat(refused.err()).contains("alert access denied");
    assertRecord(began, REFUSED, "deny", "no-matching-rule");
  }

  private static Command.Result get(String options, String bucket) {
    Command base =
        office()
            .command(
                "curl",
                "-sS",
                "--max-time",
                "20",
                "--cacert",
                ScenarioRunner.region().trust().toString(),
                "https://" + bucket + HOST + "/clients/hello");
    List<String> line = new java.util.ArrayList<>(base.line());
    line.addAll(List.of(options.split(" ")));
    return new Command(line, base.environment(), "", base.limit()).run();
  }

  @ParameterizedTest
  @CsvSource({"-tls1_2, TLSv1.2", "-tls1_3, TLSv1.3"})
  void openssl(String option, String version) throws Exception {
    Instant began = Instant.now();
    Command.Result connected = connect(option, ALLOWED);
    assertThat(connected.out())
        .as(connected.toString())
        .contains(version)
        .contains("Verify return code: 0 (ok)");
    assertRecord(began, ALLOWED, "allow", "allowed-by-rule");

    began = Instant.now();
    Command.Result refused = connect(option, REFUSED);
    assertThat(refused.err()).as(refused.toString()).contains("alert access denied");
    assertRecord(began, REFUSED, "deny", "no-matching-rule");
  }

  private static Command.Result connect(String option, String bucket) {
    return office()
        .command(
            "openssl",
            "s_client",
            option,
            "-CAfile",
            ScenarioRunner.region().trust().toString(),
            "-connect",
            bucket + HOST + ":443",
            "-servername",
            bucket + HOST)
        .run();
  }

  @Test
  void sdkForJava() throws Exception {
    Instant began = Instant.now();
    Command.Result read = read(ALLOWED);
    assertThat(read.out()).as(read.toString()).isEqualTo(BODY);
    assertRecord(began, ALLOWED, "allow", "allowed-by-rule");

    began = Instant.now();
    Command.Result refused = read(REFUSED);
    assertThat(refused.exit()).as(refused.toString()).isNotZero();
    assertThat(refused.err()).contains("access_denied");
    assertRecord(began, REFUSED, "deny", "no-matching-rule");
  }

  private static Command.Result read(String bucket) {
    return office()
        .command(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            SdkClient.class.getName(),
            ScenarioRunner.region().trust().toString(),
            bucket,
            "clients/hello")
        .run();
  }

  /// The newest record of the office for `bucket` says so.
  private static void assertRecord(Instant since, String bucket, String decision, String reason)
      throws Exception {
    String name = bucket + HOST;
    var farm = ScenarioRunner.region().frankfurt();
    String office = office().host().address();
    Waiting.until(
        "record for " + name,
        WRITTEN,
        Duration.ofMillis(20),
        () -> !Records.find(farm, since, record -> mine(record, office, name)).isEmpty());
    JsonNode record = Records.find(farm, since, each -> mine(each, office, name)).getLast();
    assertThat(record.path("decision").asString("")).as(record.toString()).isEqualTo(decision);
    assertThat(record.path("reason").asString("")).as(record.toString()).isEqualTo(reason);
  }

  private static boolean mine(JsonNode record, String client, String name) {
    return record.path("client").asString("").equals(client)
        && record.path("serverName").asString("").equals(name);
  }
}
