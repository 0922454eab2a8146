package causeway.testbed.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import causeway.testbed.autoscaling.Ec2.Launch;
import causeway.testbed.autoscaling.LaunchTemplate;
import causeway.testbed.autoscaling.Zone;
import causeway.testbed.cloud.StubAws;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserDataTest {
  private static final String FILE = "/etc/causeway/proxy.yaml";

  /// Version 2 was made of version 1 with another image alone, version 4 of version 3.
  private final StubAws cloud =
      new StubAws((authorization, form) ->
          "<R><launchTemplateVersionSet>"
              + version(2, "")
              + version(1, cloudConfig("first"))
              + version(4, "")
              + version(3, cloudConfig("third"))
              + "</launchTemplateVersionSet></R>");

  UserDataTest() throws IOException {}

  @AfterEach
  void close() {
    cloud.close();
  }

  private static String version(int number, String text) {
    return "<item><versionNumber>%d</versionNumber><launchTemplateData>%s</launchTemplateData></item>"
        .formatted(
            number,
            text.isEmpty()
                ? "<imageId>ami-1</imageId>"
                : "<userData>"
                    + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
                    + "</userData>");
  }

  private static String cloudConfig(String content) {
    return "#cloud-config\nwrite_files:\n  - path: " + FILE + "\n    content: " + content + "\n";
  }

  private UserData of(long version) {
    return UserData.of(
        cloud.in("eu-west-1"),
        new Launch(
            "group",
            new LaunchTemplate("lt-1", "", "$Latest"),
            version,
            new Zone("eu-west-1a", "subnet-1")));
  }

  @ParameterizedTest
  @CsvSource({"1, first", "2, first", "3, third", "4, third"})
  void aVersionThatSaysNothingHasWhatTheOneBeforeItSays(long version, String content) {
    assertThat(of(version).file(FILE)).isEqualTo(content);
  }

  @Test
  void aVersionBeforeTheFirstSaysNothingAtAll() {
    assertThatThrownBy(() -> of(0)).hasMessageContaining("no cloud-config");
  }

  @Test
  void aFileThatIsNotWrittenIsNamedBesideThoseThatAre() {
    assertThatThrownBy(() -> of(1).file("/etc/other"))
        .hasMessage("the user data writes no /etc/other; it writes [" + FILE + "]");
  }
}
