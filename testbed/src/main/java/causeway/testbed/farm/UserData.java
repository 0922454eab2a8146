package causeway.testbed.farm;

import causeway.testbed.autoscaling.Ec2.Launch;
import causeway.testbed.cloud.Aws;
import causeway.testbed.cloud.Service;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
  /// Of the very version that an instance is launched from.
  static UserData of(Aws aws, Launch launch) {
    Map<String, String> parameters = new HashMap<>();
    if (launch.template().id().isEmpty()) {
      parameters.put("LaunchTemplateName", launch.template().name());
    } else {
      parameters.put("LaunchTemplateId", launch.template().id());
    }
    parameters.put("LaunchTemplateVersion.1", Long.toString(launch.version()));
    String base64 =
        aws.query(Service.EC2, "DescribeLaunchTemplateVersions", parameters)
            .text("launchTemplateVersionSet/item/launchTemplateData/userData");
    return cloudConfig(new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8));
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
