package causeway.testbed.demo;

import causeway.cli.ExitCode;
import causeway.testbed.Region;
import causeway.testbed.enclosure.Inside;
import causeway.testbed.report.DemoReport;
import causeway.testbed.report.ReportWriter;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The inner half of the demo, the first process of its namespaces: brings the Region up, plays the
/// acts, writes the page.
public final class DemoInside {
  /// Before the name of an act to play.
  static final String ACT = "--act=";

  private static final String STARTING = "starting a Region on this machine";

  private final Set<String> options;
  private final Terminal terminal;
  private final PrintStream out =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  private final long began = System.nanoTime();

  private DemoInside(Set<String> options) {
    this.options = options;
    this.terminal =
        new Terminal(
            options.contains("--json") ? System.err : out,
            options.contains("--live"),
            options.contains("--color"));
  }

  public static void main(String[] arguments) {
    int exit = ExitCode.INTERNAL;
    InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
    try {
      exit = new DemoInside(Set.of(arguments)).run(Inside.settle());
    } catch (InterruptedException e) {
      exit = ExitCode.INTERRUPTED;
    } catch (RuntimeException e) {
      System.err.println("error: " + e.getMessage());
      if (System.getenv("CAUSEWAY_DEBUG") != null) {
        e.printStackTrace();
      }
    }
    System.out.flush();
    // The first process may go at once: whatever else runs here goes with it.
    Runtime.getRuntime().halt(exit);
  }

  private int run(Inside inside) throws InterruptedException {
    terminal.moving(STARTING);
    List<Mark> started = new ArrayList<>();
    Region region =
        Region.start(
            inside,
            (what, after) -> {
              synchronized (started) {
                started.add(new Mark(Duration.ofNanos(System.nanoTime() - began), what));
              }
              terminal.settled(true, what, after);
              terminal.moving(STARTING);
            });
    Player player = new Player(region, terminal, began);
    List<ActResult> results = acts().stream().map(player::play).toList();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    DemoReport report =
        new DemoReport(
            Instant.now(),
            took,
            List.copyOf(started),
            results,
            Headlines.of(results),
            Settings.of(region));
    ReportWriter.write(report, inside.checkout().report());
    terminal.close();
    terminal.line("");
    report.settings().forEach(fact -> terminal.detail(fact.label(), fact.value()));
    terminal.line("");
    terminal.line(
        "  "
            + report.held()
            + " of "
            + report.claims()
            + " claims held, in "
            + Evidence.seconds(took));
    terminal.line("  the whole story: " + inside.checkout().report());
    if (options.contains("--json")) {
      out.println(ReportWriter.json(report));
    }
    if (options.contains("--keep")) {
      keep();
    }
    region.close();
    return report.allHeld() ? ExitCode.YES : ExitCode.NO;
  }

  private List<Act> acts() {
    return Acts.named(
        options.stream()
            .filter(option -> option.startsWith(ACT))
            .map(option -> option.substring(ACT.length()))
            .toList());
  }

  private void keep() throws InterruptedException {
    terminal.line("");
    terminal.line("  It stays up. From another terminal, in this checkout:");
    for (String line :
        List.of(
            "./causeway enter office aws s3 ls s3://"
                + OfficeAct.REPORTS
                + "/ --region eu-central-1",
            "./causeway enter office getent ahostsv4 "
                + OfficeAct.REPORTS
                + ".s3.eu-central-1.amazonaws.com",
            "./causeway enter guests aws s3 ls s3://"
                + OfficeAct.REPORTS
                + "/ --region eu-central-1",
            "./causeway enter region nft list ruleset",
            "./causeway enter proxy-eu-a tail -n 3 records.jsonl",
            "./causeway enter office      # a shell")) {
      terminal.line("    " + line);
    }
    terminal.line("  Enter or Ctrl-C ends it and removes everything.");
    Inside.awaitEnter();
  }
}
