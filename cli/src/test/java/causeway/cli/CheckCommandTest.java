package causeway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  private static final String SAMPLE = "../examples/farm.yaml";

  @Test
  void theSampleIsWithoutFault() {
    Run run = Run.of("check", SAMPLE);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.YES);
    assertThat(run.out())
        .contains("berlin\n  can read and write buckets reports-*, shared")
        .contains("berlin-guests\n  cannot reach s3 (rule no-guests denies it)\n")
        .endsWith(SAMPLE + ": no faults, no warnings, 4 tests\n");
  }

  @Test
  void theSampleAsJson() {
    Run run = Run.of("check", SAMPLE, "-o", "json");
    assertThat(run.code()).isEqualTo(ExitCode.YES);
    assertThat(run.out())
        .startsWith(
            "{\"ok\":true,\"faults\":[],\"warnings\":[],\"shared\":[],\"networks\":{\"berlin\":{\"own\":[{\"rule\":\"berlin-reports\"")
        .contains(
            "\"also\":[],\"more\":0,\"closed\":[{\"rule\":\"no-guests\",\"endpoint\":\"s3\"}]")
        .endsWith("\"tests\":{\"run\":4,\"failed\":0,\"unexercised\":[]}}\n");
  }

  @Test
  void allFaultsTogetherEachWithItsLine(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("farm.yaml");
    Files.writeString(
        file,
        """
        farm: corp
        region: eu-west-1
        colour: red
        endpoints:
          s3: {service: s3}
        networks:
          berlin: [10.20.0.1/16]
        rules:
          - name: all
            from: {networks: [paris]}
            to: {endpoint: s3, buckets: ["*"]}
        """);
    Run run = Run.of("check", file.toString());
    assertThat(run.code()).isEqualTo(ExitCode.NO);
    assertThat(run.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith(file + ":3: ").contains("colour"),
            line -> assertThat(line).startsWith(file + ":7: ").contains("10.20.0.0/16"),
            line -> assertThat(line).startsWith(file + ":10: ").contains("paris"),
            line -> assertThat(line).startsWith(file + ":11: ").contains("matches every bucket"));
    assertThat(run.out()).isEqualTo(file + ": 4 faults, no warnings\n");
    assertThat(Run.of("check", file.toString(), "-o", "json").out())
        .startsWith("{\"ok\":false,\"faults\":[{\"file\":\"" + file + "\",\"line\":3,\"column\":")
        .doesNotContain("networks\":");
  }

  @Test
  void aFailingTestOfTheDocumentIsAFault(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("farm.yaml");
    String sample = Files.readString(Path.of(SAMPLE));
    Files.writeString(
        file,
        sample + "  - {from: 10.31.0.9, to: lake.s3.eu-west-1.amazonaws.com, expect: allow}\n");
    Run run = Run.of("check", file.toString());
    assertThat(run.code()).isEqualTo(ExitCode.NO);
    assertThat(run.err())
        .contains("test 5: 10.31.0.9 to lake.s3.eu-west-1.amazonaws.com: expected allow")
        .contains("decided deny by no rule (no-matching-rule)");
    assertThat(run.out()).endsWith(": 1 fault, no warnings, 5 tests\n");
  }

  @Test
  void contentThatIsNoDocumentIsAFaultNotAnError(@TempDir Path folder) throws IOException {
    Path binary = Files.write(folder.resolve("binary"), new byte[] {0, 1, (byte) 0xff, 2});
    Path empty = Files.write(folder.resolve("empty"), new byte[0]);
    Path large =
        Files.write(folder.resolve("large"), "farm: x\n#".repeat(1_200_000).getBytes(UTF_8));
    for (Path file : new Path[] {binary, empty, large}) {
      Run run = Run.of("check", file.toString());
      assertThat(run.code()).as(file.toString()).isEqualTo(ExitCode.NO);
      assertThat(run.err()).startsWith(file + ":1: ").hasLineCount(1);
    }
  }
}
