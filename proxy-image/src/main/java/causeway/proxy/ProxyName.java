package causeway.proxy;

import causeway.proxy.config.ProxyConfig;
import causeway.proxy.s3.AwsUnavailableException;
import causeway.proxy.s3.Instance;
import causeway.proxy.s3.InstanceIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What a proxy is called in its records.
final class ProxyName {
  private ProxyName() {}

  /// The configured name, else the instance's id, else the machine's name.
  static String of(ProxyConfig config, @Nullable Instance instance) {
    if (config.name() != null) {
      return config.name();
    }
    try {
      return instance == null ? machine() : instance.identity().id();
    } catch (AwsUnavailableException later) {
      return machine();
    }
  }

  /// In keys of objects, where two proxies must never meet: the instance's id as soon as it is
  /// known, whatever the configuration says.
  static String inKeys(String name, @Nullable Instance instance) {
    InstanceIdentity known = instance == null ? null : instance.known();
    return known == null ? name : known.id();
  }

  private static String machine() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException notLinux) {
      String name = System.getenv("HOSTNAME");
      return name == null ? "proxy" : name;
    }
  }
}
