package causeway.cli;

import causeway.cli.farm.Latched;
import causeway.cli.farm.Pace;
import causeway.reconcile.observed.Latch;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/// `causeway release`: ends reactions to alarms. AlarmFunction alone writes what is latched, so it
/// is asked.
@Command(
    name = "release",
    description = {
      "End a reaction to an alarm, such as a quarantine: AlarmFunction is asked, and it is waited"
          + " until the reaction is latched no more. An alarm that is still on may latch it again.",
      "Exits 0 when it is released, 1 when nobody agreed, 2 when that did not come about in time.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  causeway status --farm corp-s3                              lists what is latched",
      "  causeway release quarantine:10.20.1.5/32 --farm corp-s3",
      "  causeway release --all --yes --farm corp-s3",
    })
final class ReleaseCommand implements Callable<Integer> {
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  @Parameters(
      arity = "0..1",
      paramLabel = "LATCH",
      description = "The latch, as status and refusals name it.")
  private @Nullable String latch;

  @Option(names = "--all", description = "Every latch there is.")
  private boolean all;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "2m",
      converter = DurationArgument.class,
      description = "How long to wait; default: ${DEFAULT-VALUE}.")
  private Duration timeout = Duration.ofMinutes(2);

  @Mixin private FarmOptions farm = new FarmOptions();

  @Mixin private Output output = new Output();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (all == (latch != null)) {
      throw new ParameterException(spec.commandLine(), "name one latch, or --all");
    }
    Surroundings surroundings = Causeway.surroundings(spec);
    FarmOptions.Found found = farm.find(surroundings, spec);
    List<Latch> held = Latched.read(found.account(), found.farm()).all();
    List<Latch> chosen = held.stream().filter(each -> all || each.id().equals(latch)).toList();
    if (chosen.isEmpty() && !all) {
      throw new Unusable(
          "causeway: latch \"%s\" is not held; there %s"
              .formatted(latch, held.isEmpty() ? "is none" : "are: " + names(held)));
    }
    if (chosen.isEmpty()) {
      return answer("nothing-latched", chosen, "nothing is latched", ExitCode.YES);
    }
    if (found.farm().alarmQueue().isEmpty()) {
      throw new Unusable(
          "causeway: farm \"%s\" names no alarmQueue in its parameter; update its stack"
              .formatted(found.farm().name()));
    }
    Surroundings.Person person = surroundings.person();
    if (!yes && !person.present()) {
      throw new ParameterException(
          spec.commandLine(), "nobody can be asked here; add --yes to release without asking");
    }
    if (!yes && !person.agrees("release " + names(chosen) + "?")) {
      return answer("not-agreed", chosen, "nothing was released", ExitCode.NO);
    }
    chosen.forEach(each -> ask(found, each));
    return await(found, chosen, surroundings.pace());
  }

  private static void ask(FarmOptions.Found found, Latch latch) {
    ObjectNode message = Json.object();
    message.put("source", "causeway.command");
    message.put("command", "release");
    message.put("id", UUID.randomUUID().toString());
    message.put("latch", latch.id());
    found.account().send(found.farm().alarmQueue(), Json.line(message));
  }

  private int await(FarmOptions.Found found, List<Latch> chosen, Pace pace) {
    Instant end = pace.now().plus(timeout);
    while (true) {
      List<Latch> now = Latched.read(found.account(), found.farm()).all();
      // The same id with another beginning was latched anew.
      List<Latch> left =
          chosen.stream()
              .filter(each ->
                  now.stream()
                      .anyMatch(there ->
                          there.id().equals(each.id()) && there.since().equals(each.since())))
              .toList();
      if (left.isEmpty()) {
        List<Latch> again =
            now.stream()
                .filter(there -> chosen.stream().anyMatch(each -> each.id().equals(there.id())))
                .toList();
        String message =
            "released "
                + names(chosen)
                + (again.isEmpty()
                    ? ""
                    : "; an alarm that is still on latched " + names(again) + " again");
        return answer("released", chosen, message, ExitCode.YES);
      }
      if (!pace.now().isBefore(end) || !pace.pause(BETWEEN)) {
        return answer(
            "not-in-time",
            left,
            "asked, but still latched: "
                + names(left)
                + "; causeway status shows what AlarmFunction did last",
            ExitCode.UNKNOWN);
      }
    }
  }

  private int answer(String outcome, List<Latch> about, String message, int code) {
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      ObjectNode answer = Json.object();
      answer.put("outcome", outcome);
      answer.set("latches", Json.array(about.stream().map(Latch::id).toList()));
      answer.put("message", message);
      out.println(Json.line(answer));
    } else {
      out.println(Text.line(message));
    }
    return code;
  }

  private static String names(List<Latch> latches) {
    return String.join(", ", latches.stream().map(Latch::id).toList());
  }
}
