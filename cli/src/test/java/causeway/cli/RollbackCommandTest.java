package causeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.cli.farm.Farm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RollbackCommandTest {
  private static final Path SAMPLE = Path.of("../examples/farm.yaml");

  private final FakeFarm farm = new FakeFarm();
  private String sample = "";
  private String first = "";

  @BeforeEach
  void twoVersionsWereUploaded() throws IOException {
    sample = Files.readString(SAMPLE);
    first = farm.account.write(FakeFarm.CONFIG, Farm.DOCUMENT, sample);
    farm.account.write(FakeFarm.CONFIG, Farm.DOCUMENT, pond());
    farm.publish(8);
  }

  @Test
  void theOneBeforeComesBackUnderANewSequence() {
    farm.then(() -> farm.publish(9));
    Run run = farm.run("rollback", "--farm", "corp-s3", "--yes");
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.YES);
    assertThat(run.out())
        .contains("pond")
        .endsWith(
            "snapshot 9 is in force after 2 s: no proxy is in service yet; those that come will"
                + " enforce it\n");
    assertThat(farm.document()).isEqualTo(sample);
    assertThat(farm.account.versionsOf(FakeFarm.CONFIG, Farm.DOCUMENT)).isEqualTo(3);
  }

  @Test
  void aRollbackIsRolledBack() {
    farm.then(() -> farm.publish(9)).then(() -> farm.publish(10));
    assertThat(farm.run("rollback", "--farm", "corp-s3", "--yes").code()).isZero();
    assertThat(farm.run("rollback", "--farm", "corp-s3", "--yes").code()).isZero();
    assertThat(farm.document()).isEqualTo(pond());
  }

  @Test
  void aVersionIsChosenByName() {
    farm.then(() -> farm.publish(9));
    assertThat(farm.run("rollback", "--farm", "corp-s3", "--to", first, "--yes").code()).isZero();
    assertThat(farm.document()).isEqualTo(sample);
  }

  @Test
  void aVersionThatIsNotThereIsRefused() {
    Run run = farm.run("rollback", "--farm", "corp-s3", "--to", "version-77", "--yes");
    assertThat(run.code()).isEqualTo(ExitCode.UNUSABLE_INPUT);
    assertThat(run.err()).contains("there is no version \"version-77\" of farm.yaml; --list shows");
  }

  @Test
  void theListMarksWhatIsPresentAndInForce() {
    Run run = farm.run("rollback", "--farm", "corp-s3", "--list");
    assertThat(run.code()).isZero();
    assertThat(run.out().lines().toList())
        .satisfiesExactly(
            head -> assertThat(head).startsWith("VERSION"),
            present -> assertThat(present).startsWith("version-2 ").endsWith("present in force"),
            before -> assertThat(before).startsWith(first));
    assertThat(farm.run("rollback", "--farm", "corp-s3", "--list", "-o", "json").out())
        .contains("\"version\":\"version-2\"")
        .contains("\"present\":true,\"inForce\":true");
  }

  @Test
  void theFarmMustBeNamed() {
    Run run = farm.run("rollback", "--yes");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("name the farm with --farm");
  }

  private String pond() {
    return sample.replace("buckets: [lake]", "buckets: [lake, pond]");
  }
}
