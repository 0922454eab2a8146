package causeway.testbed.demo;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Names the acts and what each claims, for somebody who chooses.
final class Playbill {
  private Playbill() {}

  static String of(boolean json) {
    return json ? json() : text();
  }

  private static String text() {
    StringBuilder text = new StringBuilder();
    for (Act act : Acts.known()) {
      text.append("%-11s%s%n".formatted(act.name(), act.title()));
      act.steps().forEach(step -> text.append("             - %s%n".formatted(step.title())));
    }
    return text.toString().stripTrailing();
  }

  private static String json() {
    ArrayNode acts = JsonMapper.shared().createArrayNode();
    for (Act act : Acts.known()) {
      ObjectNode node = acts.addObject().put("name", act.name()).put("title", act.title());
      ArrayNode steps = node.putArray("steps");
      act.steps()
          .forEach(step -> steps.addObject().put("id", step.id()).put("title", step.title()));
    }
    return acts.toString();
  }
}
