package causeway.testbed.farm;

import causeway.testbed.autoscaling.Ec2.Launch;
import causeway.testbed.cloud.Aws;
import causeway.testbed.cloud.Service;
import causeway.testbed.cloud.Xml;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// What a launch template tells its instances at their first boot: the files that its cloud-config
/// writes.
///
/// @param files content by path
record UserData(Map<String, String> files) {
  private static final String TEXT = "launchTemplateData/userData";

  /// Of the version that an instance is launched from. A version made of another one has all that
  /// it does not say itself from there; EC2's stand-in forgets that, so the newest version that says
  /// something counts.
  static UserData of(Aws aws, Launch launch) {
    Map<String, String> parameters = new HashMap<>();
    if (launch.template().id().isEmpty()) {
      parameters.put("LaunchTemplateName", launch.template().name());
    } else {
      parameters.put("LaunchTemplateId", launch.template().id());
    }
    String base64 =
        aws
            .query(Service.EC2, "DescribeLaunchTemplateVersions", parameters)
            .all("launchTemplateVersionSet/item")
            .stream()
            .filter(version -> number(version) <= launch.version())
            .filter(version -> !version.text(TEXT).isEmpty())
            .max(Comparator.comparingLong(UserData::number))
            .map(version -> version.text(TEXT))
            .orElse("");
    return cloudConfig(new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8));
  }

  private static long number(Xml version) {
    return Long.parseLong(version.text("versionNumber"));
  }

  static UserData cloudConfig(String text) {
    if (!text.startsWith("#cloud-config")) {
      throw new IllegalArgumentException("the user data is no cloud-config: it begins otherwise");
    }
    Map<String, String> files = new HashMap<>();
    Object root = new Load(LoadSettings.builder().build()).loadFromString(text);
    if (root instanceof Map<?, ?> config && config.get("write_files") instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof Map<?, ?> file) {
          files.put(String.valueOf(file.get("path")), String.valueOf(file.get("content")));
        }
      }
    }
    return new UserData(files);
  }

  /// The file that must be at `path`.
  String file(String path) {
    String content = files.get(path);
    if (content == null) {
      throw new IllegalArgumentException(
          "the user data writes no " + path + "; it writes " + files.keySet());
    }
    return content;
  }
}
