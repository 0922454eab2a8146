package causeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.snapshot.AccessSnapshot;
import causeway.access.snapshot.SnapshotCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompileCommandTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void writesTheSnapshotAndThePolicies() throws IOException {
    Run run = Run.of("compile", "../examples/farm.yaml", "--out", folder.toString(), "-o", "json");
    assertThat(run.code()).isEqualTo(ExitCode.YES);
    Path written = folder.resolve("access/current.json");
    AccessSnapshot snapshot = SnapshotCodec.read(Files.readAllBytes(written));
    assertThat(snapshot.farm()).isEqualTo("corp-s3");
    assertThat(snapshot.sequence()).isNull();
    assertThat(run.out())
        .isEqualTo(
            "{\"snapshot\":\"%s\",\"digest\":\"%s\",\"farm\":\"corp-s3\",\"region\":\"eu-west-1\",\"rules\":4,\"policies\":{\"s3\":\"%s\",\"dynamodb\":\"%s\"},\"notes\":[]}\n"
                .formatted(
                    written,
                    SnapshotCodec.digest(snapshot),
                    folder.resolve("policies/s3.json"),
                    folder.resolve("policies/dynamodb.json")));
    assertThat(Files.readString(folder.resolve("policies/s3.json")))
        .contains("\"Sid\":\"BerlinReports\"", "arn:aws:s3:::reports-*/*", "o-a1b2c3d4e5")
        .doesNotContain("NoGuests")
        .endsWith("]}\n");
    // Its only rule is report-only.
    assertThat(Files.readString(folder.resolve("policies/dynamodb.json")))
        .contains("NothingAllowed");
    try (Stream<Path> files = Files.list(written.resolveSibling(""))) {
      assertThat(files).containsExactly(written);
    }
  }

  @Test
  void aFaultyDocumentWritesNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("farm.yaml"), "farm: x\n");
    Run run = Run.of("compile", file.toString(), "--out", folder.resolve("out").toString());
    assertThat(run.code()).isEqualTo(ExitCode.UNUSABLE_INPUT);
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(run.err())
        .startsWith(file + ":1: ")
        .endsWith("a document with faults grants nothing\n");
  }

  @Test
  void aFolderThatCannotBeMadeIsSaid() throws IOException {
    Path blocked = Files.writeString(folder.resolve("file"), "");
    Run run = Run.of("compile", "../examples/farm.yaml", "--out", blocked.toString());
    assertThat(run.code()).isEqualTo(ExitCode.UNUSABLE_INPUT);
    assertThat(run.err()).startsWith("causeway: cannot write " + blocked);
  }
}
