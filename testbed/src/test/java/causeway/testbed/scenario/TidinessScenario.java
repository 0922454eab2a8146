package causeway.testbed.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.testbed.enclosure.Command;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What a run writes lies in its own folder, which goes with it.
class TidinessScenario {
  private static final Path RUN = Path.of(System.getProperty("causeway.run"));

  @Test
  void objectsAreKeptInTheRunsFolder() {
    String bucket = "tidy-" + UUID.randomUUID();
    ScenarioRunner.region().cloud().makeBucket("eu-central-1", bucket);
    assertThat(RUN.resolve("localstack/objects").resolve(bucket)).isDirectory();
  }

  @Test
  void theAwsCommandLineRunsFromAFolderOfAnyName() {
    Command.Result read = Command.of("head", "-n", "1", aws()).run();
    assertThat(read.out()).isEqualTo("#!/bin/sh\n");
  }

  private static String aws() {
    return ScenarioRunner.region().office().aws().line().getLast();
  }
}
