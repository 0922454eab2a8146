package causeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
  private static final String SAMPLE = "../examples/farm.yaml";

  @TempDir private Path folder = Path.of("");

  @Test
  void nothingChanges() {
    Run run = Run.of("diff", SAMPLE, SAMPLE);
    assertThat(run.code()).isEqualTo(ExitCode.YES);
    assertThat(run.out()).isEqualTo("no access changes\n");
    assertThat(Run.of("diff", SAMPLE, SAMPLE, "-o", "json").out())
        .isEqualTo(
            "{\"changes\":[],\"exhaustive\":true,\"endpoints\":["
                + "{\"service\":\"dynamodb\",\"equivalent\":true,\"gained\":[],\"lost\":[]},"
                + "{\"service\":\"s3\",\"equivalent\":true,\"gained\":[],\"lost\":[]}]}\n");
  }

  @Test
  void aNewBucketIsAddedAccessOneWayAndRemovedTheOther() throws IOException {
    String fresh = edited("buckets: [lake]", "buckets: [lake, pond]");
    Run added = Run.of("diff", SAMPLE, fresh, "--output", "json");
    assertThat(added.code()).isEqualTo(ExitCode.NO);
    assertThat(added.out())
        .contains("\"kind\":\"added\"")
        .contains("\"groups\":[\"data\"]")
        .contains("\"rule\":\"etl-reads\"")
        .contains("\"to\":\"pond.s3.eu-west-1.amazonaws.com:443\"")
        .contains("\"before\":{\"decision\":\"deny\",\"reason\":\"no-matching-rule\"}")
        .contains(
            "\"after\":{\"decision\":\"allow\",\"rule\":\"etl-reads\",\"reason\":\"allowed-by-rule\"}")
        .doesNotContain("\"kind\":\"removed\"");
    assertThat(Run.of("diff", fresh, SAMPLE, "--output", "json").out())
        .contains("\"kind\":\"removed\"")
        .doesNotContain("\"kind\":\"added\"");
  }

  @Test
  void textIsALineAChange() throws IOException {
    Run run =
        Run.of(
            "diff",
            SAMPLE,
            edited("berlin-guests: [10.20.200.0/24]", "berlin-guests: [10.20.201.0/24]"));
    assertThat(run.code()).isEqualTo(ExitCode.NO);
    assertThat(run.out())
        .contains("10.20.200.")
        .contains("was denied (denied-by-rule, rule \"no-guests\")");
  }

  @Test
  void theEndpointGainsAndLosesWithARequestEach() throws IOException {
    String fresh = edited("buckets: [lake], access: read", "buckets: [lake], access: write");
    Run run = Run.of("diff", SAMPLE, fresh);
    assertThat(run.code()).isEqualTo(ExitCode.NO);
    assertThat(run.out())
        .contains("endpoint s3 would permit from now on s3:")
        .contains("on arn:aws:s3:::lake")
        .contains("endpoint s3 would no longer permit s3:")
        .contains("(statement 2 \"EtlReads\")");
    assertThat(Run.of("diff", SAMPLE, fresh, "-o", "json").out())
        .contains("{\"service\":\"dynamodb\",\"equivalent\":true,\"gained\":[],\"lost\":[]}")
        .contains(
            "\"service\":\"s3\",\"equivalent\":false,\"gained\":[{\"statement\":1,\"sid\":\"EtlReads\",\"verdict\":\"REFUTED\",\"witness\":{\"action\":\"s3:");
  }

  @Test
  void whatOnlyTheProxiesDecideLeavesTheEndpointAsItIs() throws IOException {
    Run run =
        Run.of(
            "diff",
            SAMPLE,
            edited("factory: [10.31.0.0/20]", "factory: [10.31.0.0/19]"),
            "-o",
            "json");
    assertThat(run.out()).contains("\"service\":\"s3\",\"equivalent\":true");
  }

  @Test
  void aPerimeterIsTheEndpointsAlone() throws IOException {
    Run run = Run.of("diff", SAMPLE, edited("organization: o-a1b2c3d4e5, ", ""));
    assertThat(run.code()).isEqualTo(ExitCode.NO);
    assertThat(run.out()).contains("no access changes", "endpoint s3 would permit from now on s3:");
  }

  @Test
  void betweenSnapshotsEndpointsAreNotCompared() {
    Run compiled = Run.of("compile", SAMPLE, "--out", folder.toString());
    assertThat(compiled.code()).isZero();
    Run run = Run.of("diff", folder.resolve("access/current.json").toString(), SAMPLE);
    assertThat(run.err()).contains("a snapshot holds no perimeter");
    assertThat(run.code()).isZero();
  }

  private String edited(String from, String to) throws IOException {
    String sample = Files.readString(Path.of(SAMPLE));
    assertThat(sample).contains(from);
    String without = sample.substring(0, sample.indexOf("\ntests:"));
    return Files.writeString(folder.resolve("new.yaml"), without.replace(from, to) + "\n")
        .toString();
  }
}
