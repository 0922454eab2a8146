package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.enclosure.Command;
import causeway.testbed.farm.StackFarm;
import causeway.testbed.instance.RunningInstance;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Compares what `causeway status` says with what is there.
final class StatusCheck implements Step.Check {
  @Override
  public void run(Region region, Evidence evidence) throws Exception {
    StackFarm farm = Stage.farm(region, evidence);
    List<RunningInstance> proxies = farm.instances();
    Commands commands = new Commands(farm, evidence);
    Command.Result text = commands.status();
    evidence.expect(text.ok(), "status did not end with 0: " + text);
    long sequence = farm.blackboard().sequence();
    evidence.expect(
        text.out().contains("sequence " + sequence),
        "status names another sequence than " + sequence);
    JsonNode json = commands.statusJson();
    evidence.expect(
        json.path("snapshot").path("sequence").asLong() == sequence, "the JSON says " + json);
    for (RunningInstance proxy : proxies) {
      String id = proxy.identity().id();
      evidence.expect(text.out().contains(id), "status does not name " + id);
      JsonNode instance = instance(json, id);
      evidence.expect(
          instance.path("lag").asLong(-1) == 0
              && instance.path("state").asString("").equals("serving")
              && instance.path("lifecycle").asString("").equals("InService"),
          "of " + id + " the JSON says " + instance);
    }
    evidence.fact(
        "snapshot",
        "sequence " + sequence + ", enforced by " + proxies.size() + " of " + proxies.size());
  }

  /// What the JSON says of one instance; missing when it names none such.
  static JsonNode instance(JsonNode status, String id) {
    for (JsonNode each : status.path("instances")) {
      if (each.path("instance").asString("").equals(id)) {
        return each;
      }
    }
    return status.path("no such instance");
  }
}
