package causeway.cli;

import causeway.cli.farm.Account.Member;
import causeway.cli.farm.Pace;
import causeway.cli.farm.Proxies;
import causeway.cli.farm.Proxies.Proxy;
import causeway.cli.farm.ProxyReport;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/// `causeway drain`: takes one instance out without cutting anything. It goes the way of every
/// scale in: Auto Scaling terminates it, and the terminate hook holds it until its connections are
/// over.
@Command(
    name = "drain",
    description = {
      "Take one instance out of service without cutting a connection: Auto Scaling terminates it,"
          + " its terminate hook holds it until clients are done or the drain limit is reached,"
          + " and another takes its place.",
      "Exits 0 when it is gone, 1 when nobody agreed, 2 when it still drains after --timeout;"
          + " it goes on then without this command.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  causeway drain i-0abc --farm corp-s3 --dry-run",
      "  causeway drain i-0abc --farm corp-s3 --yes",
      "  causeway drain i-0abc --farm corp-s3 --decrement        with one instance less afterwards",
    })
final class DrainCommand implements Callable<Integer> {
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  @Parameters(paramLabel = "INSTANCE", description = "The instance's id.")
  private String instance = "";

  @ArgGroup private Capacity capacity = new Capacity();

  /// What becomes of its place in the group.
  static final class Capacity {
    @Option(names = "--replace", description = "Launch another in its place; the default.")
    @SuppressWarnings("UnusedVariable") // for people; it only excludes the other
    private boolean replace;

    @Option(names = "--decrement", description = "Do with one instance less from now on.")
    private boolean decrement;
  }

  @Option(names = "--dry-run", description = "Say what would happen, and do nothing.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "1h",
      converter = DurationArgument.class,
      description = "How long to watch; default: ${DEFAULT-VALUE}.")
  private Duration timeout = Duration.ofHours(1);

  @Mixin private FarmOptions farm = new FarmOptions();

  @Mixin private Output output = new Output();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Surroundings surroundings = Causeway.surroundings(spec);
    FarmOptions.Found found = farm.find(surroundings, spec);
    Proxy proxy = look(found).orElseThrow(() -> unknown(found));
    Member member = proxy.member();
    boolean already = member.lifecycle().startsWith("Terminating");
    String what = already ? member.id() + " is on its way out already" : plan(proxy);
    if (dryRun) {
      return answer("dry-run", what, ExitCode.YES);
    }
    if (!already) {
      Surroundings.Person person = surroundings.person();
      if (!yes && !person.present()) {
        throw new ParameterException(
            spec.commandLine(), "nobody can be asked here; add --yes to drain without asking");
      }
      if (!yes && !person.agrees(what + "; go on?")) {
        return answer("not-agreed", "nothing was changed", ExitCode.NO);
      }
      found.account().terminate(member.id(), capacity.decrement);
    }
    progress(what);
    return await(found, surroundings.pace());
  }

  private Optional<Proxy> look(FarmOptions.Found found) {
    return Proxies.of(found.account(), found.farm()).stream()
        .filter(proxy -> proxy.member().id().equals(instance))
        .findFirst();
  }

  private Unusable unknown(FarmOptions.Found found) {
    return new Unusable(
        "causeway: instance \"%s\" is not of Auto Scaling group %s; causeway status lists those there are"
            .formatted(instance, found.farm().autoScalingGroup()));
  }

  private String plan(Proxy proxy) {
    Member member = proxy.member();
    ProxyReport report = proxy.report();
    return "%s in %s (%s) leaves service and drains%s; the group %s"
        .formatted(
            member.id(),
            member.zone(),
            member.lifecycle(),
            report == null
                ? ", and has not reported how many connections it has"
                : " "
                    + Text.count(
                        (int) Math.min(Integer.MAX_VALUE, report.connections()), "connection"),
            capacity.decrement ? "does with one instance less" : "launches another in its place");
  }

  private int await(FarmOptions.Found found, Pace pace) {
    Instant end = pace.now().plus(timeout);
    String told = "";
    while (true) {
      Optional<Proxy> now = look(found);
      if (now.isEmpty()) {
        return answer("gone", instance + " is gone", ExitCode.YES);
      }
      ProxyReport report = now.get().report();
      String state =
          "%s: %s%s"
              .formatted(
                  instance,
                  now.get().member().lifecycle(),
                  report == null
                      ? ""
                      : ", proxy %s, %d connections"
                          .formatted(report.state(), report.connections()));
      if (!state.equals(told)) {
        progress(state);
        told = state;
      }
      if (!pace.now().isBefore(end) || !pace.pause(BETWEEN)) {
        return answer(
            "draining",
            "%s still drains; it goes on by itself, causeway status shows it".formatted(instance),
            ExitCode.UNKNOWN);
      }
    }
  }

  private void progress(String line) {
    if (!output.json()) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(Text.line(line));
      out.flush();
    }
  }

  private int answer(String outcome, String message, int code) {
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      ObjectNode answer = Json.object();
      answer.put("instance", instance);
      answer.put("outcome", outcome);
      answer.put("decrement", capacity.decrement);
      answer.put("message", message);
      out.println(Json.line(answer));
    } else {
      out.println(Text.line(message));
    }
    return code;
  }
}
