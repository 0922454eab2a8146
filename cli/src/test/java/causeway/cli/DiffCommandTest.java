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
        .isEqualTo("{\"changes\":[],\"exhaustive\":true}\n");
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

  private String edited(String from, String to) throws IOException {
    String sample = Files.readString(Path.of(SAMPLE));
    assertThat(sample).contains(from);
    String without = sample.substring(0, sample.indexOf("\ntests:"));
    return Files.writeString(folder.resolve("new.yaml"), without.replace(from, to) + "\n")
        .toString();
  }
}
