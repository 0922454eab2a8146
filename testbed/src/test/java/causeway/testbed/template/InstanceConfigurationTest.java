package causeway.testbed.template;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.proxy.config.ConfigRead;
import causeway.proxy.config.ConfigReader;
import causeway.proxy.config.ProxyConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The proxy understands what the launch template writes for it.
class InstanceConfigurationTest {
  private static final String USER_DATA =
      TemplateFile.read()
          .properties("LaunchTemplate")
          .path("LaunchTemplateData")
          .path("UserData")
          .path("Fn::Base64")
          .path("Fn::Sub")
          .asString();

  @Test
  void theProxyTakesItsConfigurationWithoutAFault() {
    ConfigRead read = read();
    assertThat(read.faults()).isEmpty();
    ProxyConfig config = Objects.requireNonNull(read.config());
    assertThat(config.inFarm()).isTrue();
    assertThat(config.listeners())
        .extracting(listener -> listener.kind().code() + " " + listener.address().getPort())
        .containsExactly("tls 443", "admin 8080");
    assertThat(config.state()).isEqualTo(Path.of("/var/lib/causeway"));
  }

  @Test
  void cloudInitKnowsItAsItsOwn() {
    assertThat(USER_DATA).startsWith("#cloud-config\n");
  }

  @SuppressWarnings("unchecked")
  private static ConfigRead read() {
    String resolved =
        USER_DATA
            .replaceAll("\\$\\{[A-Za-z]+Bucket}", "a-bucket")
            .replace("${AWS::Region}", "eu-west-1")
            .replaceAll("\\$\\{[A-Za-z]+Seconds}", "30");
    assertThat(resolved).doesNotContain("${");
    Map<String, List<Map<String, String>>> cloudConfig =
        (Map<String, List<Map<String, String>>>)
            new Load(LoadSettings.builder().build()).loadFromString(resolved);
    Map<String, String> file = Objects.requireNonNull(cloudConfig.get("write_files")).getFirst();
    assertThat(file).containsEntry("path", "/etc/causeway/proxy.yaml");
    return ConfigReader.read(
        "proxy.yaml",
        Objects.requireNonNull(file.get("content")).getBytes(StandardCharsets.UTF_8),
        Path.of("/etc/causeway"));
  }
}
