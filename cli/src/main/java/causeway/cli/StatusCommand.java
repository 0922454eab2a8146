package causeway.cli;

import causeway.cli.farm.Overview;
import causeway.cli.farm.Pace;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `causeway status`: a deployed farm at a glance.
@Command(
    name = "status",
    description = {
      "Show a deployed farm: document and snapshot in force, each instance with the sequence it"
          + " enforces, the front door's records, what the functions did last.",
      "Exits 0 when it could look.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  causeway status --farm corp-s3",
      "  causeway status --farm corp-s3 --watch",
      "  causeway status --farm corp-s3 -o json | jq '.instances[] | select(.lag > 0)'",
    })
final class StatusCommand implements Callable<Integer> {
  private static final String CLEAR = "\033[H\033[2J";

  @Mixin private FarmOptions farm = new FarmOptions();

  @Option(
      names = "--watch",
      paramLabel = "DURATION",
      arity = "0..1",
      fallbackValue = "2s",
      converter = DurationArgument.class,
      description = "Look again and again, every 2s or as told, until Ctrl-C.")
  private @Nullable Duration every;

  @Mixin private Output output = new Output();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Surroundings surroundings = Causeway.surroundings(spec);
    FarmOptions.Found found = farm.find(surroundings, spec);
    Pace pace = surroundings.pace();
    boolean screen = every != null && !output.json() && surroundings.person().present();
    PrintWriter out = spec.commandLine().getOut();
    while (true) {
      Overview overview = Overview.look(found.account(), found.farm(), pace.now());
      if (screen) {
        out.print(CLEAR);
      }
      if (output.json()) {
        out.println(Json.line(OverviewJson.of(overview)));
      } else {
        new OverviewText(overview).print(out);
      }
      if (every == null || out.checkError() || !pace.pause(every)) {
        return ExitCode.YES;
      }
      if (!screen && !output.json()) {
        out.println();
      }
    }
  }
}
