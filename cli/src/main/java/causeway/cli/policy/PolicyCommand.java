package causeway.cli.policy;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `causeway policy`: endpoint policies, whoever wrote them.
@Command(
    name = "policy",
    description = {
      "Compare, evaluate and check endpoint policies, whoever wrote them.",
      "Proofs hold under a documented model of IAM's semantics; an endpoint policy bounds, it never grants.",
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CompareCommand.class,
      DifferenceCommand.class,
      EvaluateCommand.class,
      LintCommand.class,
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  causeway policy compare new.json base.json",
      "  causeway policy diff old.json new.json",
      "  causeway policy evaluate policy.json request.json",
      "  causeway policy lint policy.json",
    })
public final class PolicyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }
}
