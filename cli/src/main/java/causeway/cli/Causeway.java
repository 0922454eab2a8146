package causeway.cli;

import causeway.cli.farm.AwsFailure;
import causeway.cli.policy.PolicyCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The `causeway` command: its subcommands, and what every one of them does about errors.
@Command(
    name = "causeway",
    description = "Lets remote networks reach a Region's gateway endpoints for S3 and DynamoDB.",
    versionProvider = Causeway.Version.class,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    subcommands = {
      CheckCommand.class,
      ExplainCommand.class,
      HostCommand.class,
      DiffCommand.class,
      CompileCommand.class,
      ApplyCommand.class,
      RollbackCommand.class,
      StatusCommand.class,
      ReleaseCommand.class,
      DrainCommand.class,
      PolicyCommand.class,
      AuditCommand.class,
      ProxyCommand.class,
      GenerateCompletion.class,
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  causeway check farm.yaml",
      "  causeway explain farm.yaml --from 10.20.1.5 --to reports-eu.s3.eu-west-1.amazonaws.com",
      "  causeway COMMAND --help",
      "",
      "In a checkout:",
      "  ./causeway demo   the whole path on this machine, checked step by step",
      "  ./causeway test   every test",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:yes: no fault, allowed, no difference, done",
      "1:no: faults, denied, differences",
      "2:unknown: neither was shown",
      "64:the command line is wrong",
      "65:an input cannot be used: missing, unreadable or faulty",
      "69:something that is lacking, such as AWS's answer or room for ours",
      "70:a defect of Causeway",
    })
public final class Causeway implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Say what caused an unexpected error.")
  private boolean verbose;

  private Causeway(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// What the command of `spec` meets outside this process.
  static Surroundings surroundings(CommandSpec spec) {
    return ((Causeway) spec.root().userObject()).surroundings;
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }

  /// Runs the command line and ends the process with its exit code.
  public static void main(String... arguments) {
    PrintWriter out =
        new PrintWriter(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = run(out, err, arguments);
    out.flush();
    System.exit(code);
  }

  /// Runs the command line; answers go to `out`, diagnostics to `err`. Never throws.
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return run(Surroundings.real(), out, err, arguments);
  }

  static int run(Surroundings surroundings, PrintWriter out, PrintWriter err, String... arguments) {
    Causeway causeway = new Causeway(surroundings);
    CommandLine line = new CommandLine(causeway).setOut(out).setErr(err);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    Objects.requireNonNull(line.getSubcommands().get("generate-completion"))
        .getCommandSpec()
        .usageMessage()
        .footerHeading("%nExamples:%n")
        .footer("  source <(causeway generate-completion)");
    line.setParameterExceptionHandler(Causeway::usage);
    line.setExecutionExceptionHandler(
        (exception, command, parsed) -> causeway.answer(exception, command.getErr()));
    // An argument may be anything, such as a host name from a log; no part of it names a file to
    // read arguments from.
    line.setExpandAtFiles(false);
    try {
      int code = line.execute(arguments);
      return out.checkError() ? unwritten(code, err) : code;
    } catch (Error error) { // such as no memory: one line for these too
      return causeway.answer(error, err);
    } finally {
      out.flush();
      err.flush();
    }
  }

  /// A script must not take a lost answer for a good one.
  private static int unwritten(int code, PrintWriter err) {
    if (code != ExitCode.YES && code != ExitCode.NO && code != ExitCode.UNKNOWN) {
      return code;
    }
    err.println(
        "causeway: the answer cannot be written to standard output; nobody reads it, or"
            + " the disk is full");
    return ExitCode.UNAVAILABLE;
  }

  private static int usage(ParameterException exception, String[] arguments) {
    CommandLine command = exception.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("causeway: " + Text.line(String.valueOf(exception.getMessage())));
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(exception, err)) {
      err.println("usage: " + command.getHelp().synopsis(0).strip());
    }
    err.println("try: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  private int answer(Throwable exception, PrintWriter err) {
    if (exception instanceof Unusable unusable) {
      unusable.lines().forEach(line -> err.println(Text.line(line)));
      return ExitCode.UNUSABLE_INPUT;
    }
    if (exception instanceof AwsFailure failure) {
      err.println("causeway: " + Text.line(String.valueOf(failure.getMessage())));
      explain(failure, err);
      return ExitCode.UNAVAILABLE;
    }
    err.println(
        "causeway: internal error: "
            + Text.line(exception.toString())
            + "; please report it with the command"
            + (verbose ? "" : " (--verbose says what caused it)"));
    explain(exception, err);
    return ExitCode.INTERNAL;
  }

  private void explain(Throwable exception, PrintWriter err) {
    if (verbose) {
      for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
        StackTraceElement[] trace = cause.getStackTrace();
        err.println(
            "  " + Text.line(cause.toString()) + (trace.length == 0 ? "" : " at " + trace[0]));
      }
    }
  }

  /// The version in the jar's manifest.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Causeway.class.getPackage().getImplementationVersion();
      return new String[] {"causeway " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
