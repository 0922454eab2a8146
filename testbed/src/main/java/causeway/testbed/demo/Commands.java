package causeway.testbed.demo;

import causeway.testbed.enclosure.Command;
import causeway.testbed.farm.StackFarm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an administrator types, with what the command line says; each is kept as evidence.
record Commands(StackFarm farm, Evidence evidence) {
  /// Puts a document in force.
  Typed apply(String document, String... more) throws IOException, InterruptedException {
    String file = farm.administrator().write("farm.yaml", document);
    List<String> line = new ArrayList<>(List.of("apply", file, "--yes"));
    line.addAll(Arrays.asList(more));
    return run(line);
  }

  Typed rollback(String... more) throws IOException, InterruptedException {
    return run(about("rollback", more));
  }

  /// Audits an endpoint as it was printed once.
  Typed audit(String document, String endpoints, String stack)
      throws IOException, InterruptedException {
    return run(
        List.of(
            "audit",
            farm.administrator().write("farm.yaml", document),
            "--endpoints",
            farm.administrator().write("endpoints.json", endpoints),
            "--stack",
            farm.administrator().write("stack.json", stack)));
  }

  Command.Result status() throws IOException, InterruptedException {
    return run(about("status")).result();
  }

  /// The same for programs.
  JsonNode statusJson() {
    return JsonMapper.shared().readTree(command(about("status", "--output", "json")).check().out());
  }

  private List<String> about(String command, String... more) {
    List<String> line = new ArrayList<>(List.of(command, "--farm", farm.name()));
    line.addAll(Arrays.asList(more));
    return line;
  }

  private Typed run(List<String> line) throws IOException, InterruptedException {
    Typed typed = Typed.run(command(line), evidence::doing);
    evidence.client(
        "causeway "
            + String.join(" ", line).replaceAll("\\S+/(farm.yaml|endpoints.json|stack.json)", "$1"),
        typed.result());
    return typed;
  }

  private Command command(List<String> line) {
    return farm.administrator().causeway(line.toArray(String[]::new));
  }
}
