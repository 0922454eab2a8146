package causeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HostCommandTest {
  @Test
  void aLineANameWithAbsentFieldsLeftOut() {
    Run run =
        Run.of(
            "host",
            "Reports.S3.eu-west-1.amazonaws.com.",
            "s3.eu-west-1.amazonaws.com:443",
            "ap-111122223333.s3-accesspoint.eu-west-1.amazonaws.com",
            "dynamodb.eu-west-1.amazonaws.com",
            "logs.s3-accelerate.amazonaws.com",
            "s3.amazonaws.com.evil.com");
    assertThat(run.code()).isEqualTo(ExitCode.YES);
    assertThat(run.out().lines())
        .containsExactly(
            "{\"name\":\"reports.s3.eu-west-1.amazonaws.com\",\"service\":\"s3\",\"form\":\"virtual-hosted\",\"bucket\":\"reports\",\"region\":\"eu-west-1\",\"reachable\":true}",
            "{\"name\":\"s3.eu-west-1.amazonaws.com\",\"service\":\"s3\",\"form\":\"path-style\",\"region\":\"eu-west-1\",\"reachable\":true}",
            "{\"name\":\"ap-111122223333.s3-accesspoint.eu-west-1.amazonaws.com\",\"service\":\"s3\",\"form\":\"access-point\",\"accessPoint\":\"ap\",\"account\":\"111122223333\",\"region\":\"eu-west-1\",\"reachable\":true}",
            "{\"name\":\"dynamodb.eu-west-1.amazonaws.com\",\"service\":\"dynamodb\",\"form\":\"regional\",\"region\":\"eu-west-1\",\"reachable\":true}",
            "{\"name\":\"logs.s3-accelerate.amazonaws.com\",\"service\":\"s3\",\"form\":\"accelerate\",\"bucket\":\"logs\",\"reachable\":false,\"reason\":\"accelerate\"}",
            "{\"name\":\"s3.amazonaws.com.evil.com\",\"form\":\"unknown\",\"reachable\":false,\"reason\":\"unknown-host\"}");
  }

  @Test
  void dashReadsNamesFromStandardInput() {
    InputStream before = System.in;
    try {
      System.setIn(
          new ByteArrayInputStream(
              "s3.eu-west-1.amazonaws.com\n\n127.0.0.1".getBytes(StandardCharsets.UTF_8)));
      Run run = Run.of("host", "-");
      assertThat(run.out().lines())
          .satisfiesExactly(
              line -> assertThat(line).contains("\"reachable\":true"),
              line ->
                  assertThat(line).contains("\"form\":\"invalid\"", "\"reason\":\"empty-name\""),
              line ->
                  assertThat(line).contains("\"form\":\"invalid\"", "\"reason\":\"ip-literal\""));
    } finally {
      System.setIn(before);
    }
  }
}
