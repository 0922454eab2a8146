package causeway.proxy.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A farm document on disk, compiled by the proxy itself.
final class DocumentSourceTest {
  private static final String FARM =
      """
      farm: corp-s3
      region: eu-west-1
      endpoints: {s3: {service: s3}}
      networks: {berlin: [NETWORK]}
      rules:
        - name: berlin-reports
          from: {networks: [berlin]}
          to: {endpoint: s3, buckets: ["reports-*"]}
      """;

  @TempDir Path folder = Path.of("");

  private static String farm(String network) {
    return FARM.replace("NETWORK", network);
  }

  @Test
  void followsEditsAndKeepsTheLastGoodOne() throws Exception {
    Path file = Files.writeString(folder.resolve("farm.yaml"), farm("10.20.0.0/16"));
    CurrentAccess current = new CurrentAccess(Clock.systemUTC());
    try (LogLines log = new LogLines();
        AccessReload reload =
            new AccessReload(current, FileSource.document(file), folder, new Random(1))) {
      reload.step();
      assertThat(networks(current)).isEqualTo("{berlin=[10.20.0.0/16]}");
      Files.writeString(file, farm("10.20.0.1/16"));
      reload.step();
      reload.step();
      assertThat(reload.state()).isEqualTo("invalid");
      assertThat(networks(current)).isEqualTo("{berlin=[10.20.0.0/16]}");
      assertThat(current.counts().refusals()).isEqualTo(1);
      assertThat(log.lines()).hasSize(2);
      assertThat(log.lines().getLast())
          .startsWith("WARNING access: " + file + " is refused: " + file + ":4: ")
          .contains("10.20.0.1/16");
      Files.writeString(file, farm("10.21.0.0/16"));
      reload.step();
      assertThat(reload.state()).isEqualTo("ok");
      assertThat(networks(current)).isEqualTo("{berlin=[10.21.0.0/16]}");
    }
  }

  private static String networks(CurrentAccess current) {
    LoadedAccess loaded = current.loaded();
    return loaded == null ? "nothing" : loaded.access().snapshot().networks().toString();
  }

  @Test
  void aMissingDocumentIsAbsent() {
    try (FileSource source = FileSource.document(folder.resolve("farm.yaml"))) {
      assertThat(source.poll())
          .isEqualTo(new Polled.Absent(folder.resolve("farm.yaml") + ": the file does not exist"));
    }
  }
}
