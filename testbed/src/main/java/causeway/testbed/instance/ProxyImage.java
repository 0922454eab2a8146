package causeway.testbed.instance;

import causeway.testbed.autoscaling.Ec2.Launch;
import causeway.testbed.enclosure.Command;
import causeway.testbed.network.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// An instance that runs a proxy, with the instance role's credentials and no others.
///
/// @param settings the proxy's own YAML for one instance
/// @param authority whom it must trust as S3, in PEM
public record ProxyImage(Settings settings, Path authority) implements InstanceImage {
  /// Says what `/etc/causeway/proxy.yaml` holds on an instance.
  @FunctionalInterface
  public interface Settings {
    String yaml(InstanceIdentity identity, Launch launch);
  }

  @Override
  public Command boot(Host host, InstanceIdentity identity, Launch launch) {
    Path file = host.folder().resolve("proxy.yaml");
    try {
      Files.writeString(file, settings.yaml(identity, launch));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    return ProxyProgram.on(host, file, authority);
  }
}
