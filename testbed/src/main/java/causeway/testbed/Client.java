package causeway.testbed;

import causeway.testbed.enclosure.Checkout;
import causeway.testbed.enclosure.Command;
import causeway.testbed.enclosure.PythonEnvironment;
import causeway.testbed.network.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A machine in a remote network with the real AWS CLI and boto3 on it. They know credentials and
/// whom to trust, and nothing of any proxy.
public final class Client {
  private final Checkout checkout;
  private final Host host;

  Client(Checkout checkout, Host host, Path trust) {
    this.checkout = checkout;
    this.host = host;
    try {
      Path settings = Files.createDirectories(host.folder().resolve(".aws"));
      Files.writeString(settings.resolve("config"), "[default]\nca_bundle = " + trust + "\n");
      Files.writeString(
          settings.resolve("credentials"),
          "[default]\naws_access_key_id = testbed\naws_secret_access_key = testbed\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the client's settings", e);
    }
  }

  public Host host() {
    return host;
  }

  /// The AWS command line.
  public Command aws(String... arguments) {
    return program("aws", arguments);
  }

  /// The Python that has boto3.
  public Command python(String... arguments) {
    return program("python", arguments);
  }

  /// Any other program of the machine.
  public Command command(String... line) {
    return host.command(line);
  }

  private Command program(String name, String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(PythonEnvironment.program(checkout, name).toString());
    line.addAll(List.of(arguments));
    return host.command(line).with("AWS_EC2_METADATA_DISABLED", "true");
  }
}
