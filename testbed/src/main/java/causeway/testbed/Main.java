package causeway.testbed;

import causeway.cli.ExitCode;
import causeway.testbed.demo.DemoCommand;
import causeway.testbed.demo.EnterCommand;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The testbed's part of the command line: `demo` and `enter`.
@Command(
    name = "causeway",
    description = "A Region on one machine: the demo, and a way into it.",
    subcommands = {DemoCommand.class, EnterCommand.class})
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    // What follows the machine's name is that command's own.
    Objects.requireNonNull(line.getSubcommands().get("enter")).setStopAtPositional(true);
    line.setParameterExceptionHandler((exception, given) -> {
      System.err.println("error: " + exception.getMessage() + "; see --help");
      return ExitCode.USAGE;
    });
    line.setExecutionExceptionHandler((exception, command, parsed) -> {
      String message = exception.getMessage();
      System.err.println("error: " + (message == null ? exception.toString() : message));
      return exception instanceof causeway.testbed.enclosure.Unready
          ? ExitCode.UNAVAILABLE
          : ExitCode.INTERNAL;
    });
    return line;
  }
}
