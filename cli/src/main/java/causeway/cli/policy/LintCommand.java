package causeway.cli.policy;

import causeway.cli.ExitCode;
import causeway.cli.Inputs;
import causeway.cli.Json;
import causeway.cli.Output;
import causeway.cli.Text;
import causeway.policy.language.Fault;
import causeway.policy.language.Policy;
import causeway.policy.language.PolicyRead;
import causeway.policy.language.PolicyReader;
import causeway.policy.lint.Finding;
import causeway.policy.lint.PolicyLint;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `causeway policy lint`: all faults of a policy, or what AWS refuses and what misleads in it.
@Command(
    name = "lint",
    description = {
      "List all faults of a policy together, or else what AWS would refuse in it and what says something else than it seems.",
      "Exits 0, or 1 with faults or errors; warnings alone do not fail.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  causeway policy lint policy.json",
      "  causeway policy lint policy.json --endpoint interface -o json",
    })
final class LintCommand implements Callable<Integer> {
  @Parameters(paramLabel = "POLICY", description = "The policy.")
  private Path file = Path.of("");

  @Mixin private EndpointOption endpoint = new EndpointOption();

  @Mixin private Output output = new Output();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    byte[] bytes = Inputs.bytes(file);
    PolicyRead read = PolicyReader.read(bytes);
    Policy policy = read.policy();
    List<Finding> findings =
        policy == null
            ? List.of()
            : PolicyLint.check(
                policy, new String(bytes, StandardCharsets.UTF_8).length(), endpoint.kind());
    boolean ok =
        policy != null
            && findings.stream().noneMatch(one -> one.severity() == Finding.Severity.ERROR);
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      out.println(Json.line(json(ok, read, findings)));
    } else {
      read.faults().forEach(fault -> out.println(Text.line(file + ":" + fault)));
      findings.forEach(
          finding -> out.println(Text.line(file + ": " + severity(finding) + ": " + finding)));
      out.println(
          Text.line(
              file
                  + ": "
                  + Text.count(read.faults().size(), "fault")
                  + ", "
                  + Text.count(findings.size(), "finding")));
    }
    return ok ? ExitCode.YES : ExitCode.NO;
  }

  private static ObjectNode json(boolean ok, PolicyRead read, List<Finding> findings) {
    ObjectNode answer = Json.object();
    answer.put("ok", ok);
    ArrayNode faults = answer.putArray("faults");
    for (Fault fault : read.faults()) {
      faults
          .addObject()
          .put("line", fault.at().line())
          .put("column", fault.at().column())
          .put("path", fault.path())
          .put("code", fault.code())
          .put("message", fault.message());
    }
    ArrayNode found = answer.putArray("findings");
    for (Finding finding : findings) {
      ObjectNode object = found.addObject();
      object.put("severity", severity(finding));
      if (finding.statement() >= 0) {
        object.put("statement", finding.statement());
        object.put("line", read.statements().get(finding.statement()).line());
      }
      object.put("code", finding.code());
      object.put("message", finding.message());
    }
    return answer;
  }

  private static String severity(Finding finding) {
    return finding.severity().name().toLowerCase(Locale.ROOT);
  }
}
