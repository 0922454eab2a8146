package causeway.testbed.demo;

import causeway.cli.ExitCode;
import causeway.testbed.enclosure.Checkout;
import causeway.testbed.enclosure.Enclosure;
import causeway.testbed.enclosure.Prerequisites;
import causeway.testbed.enclosure.PythonEnvironment;
import causeway.testbed.enclosure.RunFolder;
import causeway.testbed.enclosure.SystemTool;
import causeway.testbed.enclosure.Unready;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs a command on one of the machines of a demo that was kept.
@Command(
    name = "enter",
    description = "Runs a command on a machine of a demo started with --keep.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  causeway enter office aws s3 ls s3://reports-2026/",
      "  causeway enter office getent ahostsv4 reports-2026.s3.eu-central-1.amazonaws.com",
      "  causeway enter region nft list ruleset",
      "  causeway enter factory             a shell",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"the command's own", "64:no such machine", "69:no demo is up"})
public final class EnterCommand implements Callable<Integer> {
  /// The name for the enclosure's own network, where the routers and S3 are.
  static final String REGION = "region";

  @Parameters(
      index = "0",
      paramLabel = "HOST",
      description = "A machine, or 'region' for what lies between them.")
  String host = "";

  @Parameters(
      index = "1..*",
      paramLabel = "COMMAND",
      description = "What to run; a shell if absent.")
  List<String> command = new ArrayList<>();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Checkout checkout = Checkout.here();
    List<Path> alive =
        RunFolder.alive(checkout).stream()
            .filter(run -> Files.exists(run.resolve("init.pid")))
            .toList();
    if (alive.isEmpty()) {
      throw new Unready(
          "no demo is up in this checkout; start one in another terminal: ./causeway demo --keep");
    }
    Path run = alive.getLast();
    Path hosts = run.resolve("hosts");
    Path pid = hosts.resolve(host).resolve("host.pid");
    if (!host.equals(REGION) && !Files.exists(pid)) {
      System.err.println(
          "error: no machine " + host + "; there are " + REGION + ", " + names(hosts));
      return ExitCode.USAGE;
    }
    List<String> line =
        new ArrayList<>(
            List.of(SystemTool.NSENTER.path(), "-t", Files.readString(run.resolve("init.pid"))));
    if (!Prerequisites.root()) {
      line.addAll(List.of("-U", "--preserve-credentials"));
    }
    line.addAll(List.of("-m", "-n", "-p", "--"));
    if (!host.equals(REGION)) {
      line.addAll(
          List.of(SystemTool.NSENTER.path(), "-t", Files.readString(pid), "-n", "-m", "--"));
    }
    Path home = host.equals(REGION) ? run.resolve("tmp") : hosts.resolve(host);
    line.addAll(List.of("env", "--chdir=" + home));
    line.addAll(command.isEmpty() ? List.of("/bin/sh", "-i") : command);
    ProcessBuilder builder = new ProcessBuilder(line).inheritIO();
    Enclosure.clean(builder.environment());
    builder.environment().put("HOME", home.toString());
    builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
    builder.environment().put("PS1", host + "$ ");
    builder
        .environment()
        .merge(
            "PATH",
            "/usr/bin:/bin:/usr/sbin:/sbin",
            (old, system) ->
                PythonEnvironment.program(checkout, "aws").getParent() + ":" + old + ":" + system);
    return builder.start().waitFor();
  }

  private static String names(Path hosts) throws IOException {
    try (Stream<Path> all = Files.list(hosts)) {
      return all.map(path -> String.valueOf(path.getFileName()))
          .sorted()
          .collect(Collectors.joining(", "));
    }
  }
}
