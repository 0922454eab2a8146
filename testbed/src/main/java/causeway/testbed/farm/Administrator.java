package causeway.testbed.farm;

import causeway.testbed.cloud.Aws;
import causeway.testbed.enclosure.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Somebody with the real command line and credentials of the account, who reaches AWS's services
/// and nothing of the farm.
///
/// @param folder where documents lie and commands run
/// @param autoScaling where that service's API is
public record Administrator(Path folder, Aws aws, URI autoScaling) {
  /// `causeway` with arguments, as a process of its own.
  public Command causeway(String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.io.tmpdir=" + folder,
            "-cp",
            System.getProperty("java.class.path"),
            "causeway.cli.Causeway"));
    line.addAll(List.of(arguments));
    return Command.of(line)
        .with(
            Map.of(
                "HOME", folder.toString(),
                "AWS_REGION", aws.region(),
                "AWS_ENDPOINT_URL", aws.endpoint().toString(),
                "AWS_ENDPOINT_URL_AUTO_SCALING", autoScaling.toString(),
                "AWS_ACCESS_KEY_ID", Aws.ACCOUNT,
                "AWS_SECRET_ACCESS_KEY", "testbed"));
  }

  /// Writes a document, and returns the path of its file.
  public String write(String name, String text) {
    try {
      return Files.writeString(Files.createDirectories(folder).resolve(name), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + name, e);
    }
  }
}
