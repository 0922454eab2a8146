package causeway.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import causeway.functions.AuditConfig;
import causeway.functions.ConfigChangeConfig;
import causeway.functions.LifecycleConfig;
import causeway.reconcile.audit.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EnvironmentTest {
  /// What the template gives, as the samples say.
  private static Map<String, String> sample(String function) throws IOException {
    JsonNode all =
        JsonMapper.shared().readTree(Files.readString(Path.of("..", "events", "environment.json")));
    Map<String, String> variables = new HashMap<>();
    all.path(function)
        .properties()
        .forEach(each -> variables.put(each.getKey(), each.getValue().stringValue()));
    variables.put("AWS_REGION", "eu-west-1");
    return variables;
  }

  @Test
  void readsWhatTheStackSets() throws IOException {
    LifecycleConfig config = Environment.lifecycle(sample("LifecycleFunction"));
    assertThat(config.settings().drainLimit()).isEqualTo(Duration.ofHours(1));
    assertThat(config.settings().loadBalancer()).isNotNull();
    assertThat(config.dryRun()).isTrue();
    ConfigChangeConfig change = Environment.configChange(sample("ConfigChangeFunction"));
    assertThat(change.settings().endpoints()).containsKeys("s3", "dynamodb");
    assertThat(change.settings().ingressListIpv6Id()).isNull();
    AuditConfig audit = Environment.audit(sample("AuditFunction"));
    assertThat(audit.settings().grace()).isEqualTo(Duration.ofMinutes(5));
    assertThat(audit.settings().home()).isEqualTo(new Place("111122223333", "eu-west-1"));
    assertThat(audit.securityHub()).isFalse();
    assertThat(audit.repairQueue()).isNotNull();
  }

  @Test
  void tellsAllThatIsWrongTogether() throws IOException {
    Map<String, String> variables = sample("LifecycleFunction");
    variables.remove("STATE_BUCKET");
    variables.put("DRY_RUN", "yes");
    variables.put("DRAIN_LIMIT", "1 hour");
    variables.put("LOAD_BALANCER_ZONE_ID", "");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Environment.lifecycle(variables))
        .withMessage(
            "the function's environment is wrong, update the stack: STATE_BUCKET is not set;"
                + " DRY_RUN is \"yes\"; write true or false;"
                + " LOAD_BALANCER_DNS_NAME and LOAD_BALANCER_ZONE_ID go together; set both or"
                + " none; DRAIN_LIMIT is \"1 hour\"; write a duration such as 30s, 10m, 1h or 2d");
  }
}
