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

/// The inner half of the demo, the first process of its namespaces: brings the Region up, checks
/// the steps, writes the page.
public final class DemoInside {
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
    List<StepResult> results = new ArrayList<>();
    for (Step step : Steps.all()) {
      results.add(check(step, region));
    }
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    DemoReport report =
        new DemoReport(
            Instant.now(),
            took,
            List.copyOf(started),
            List.copyOf(results),
            Headlines.of(results),
            Settings.of(region));
    ReportWriter.write(report, inside.checkout().report());
    terminal.close();
    terminal.line("");
    terminal.line(
        "  "
            + report.held()
            + " of "
            + results.size()
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

  private void keep() throws InterruptedException {
    terminal.line("");
    terminal.line("  It stays up. From another terminal, in this checkout:");
    for (String line :
        List.of(
            "./causeway enter office aws s3 ls s3://" + Steps.REPORTS + "/ --region eu-central-1",
            "./causeway enter office getent ahostsv4 "
                + Steps.REPORTS
                + ".s3.eu-central-1.amazonaws.com",
            "./causeway enter guests aws s3 ls s3://" + Steps.REPORTS + "/ --region eu-central-1",
            "./causeway enter region nft list ruleset",
            "./causeway enter proxy-eu-a tail -n 3 records.jsonl",
            "./causeway enter office      # a shell")) {
      terminal.line("    " + line);
    }
    terminal.line("  Enter or Ctrl-C ends it and removes everything.");
    Inside.awaitEnter();
  }

  private StepResult check(Step step, Region region) {
    terminal.moving(step.title());
    Evidence evidence = new Evidence(began, text -> terminal.moving(step.title() + ": " + text));
    long start = System.nanoTime();
    String failure = null;
    try {
      step.check().run(region, evidence);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure = "interrupted";
    } catch (Exception e) {
      failure = e.getMessage() == null ? e.toString() : e.getMessage();
      if (System.getenv("CAUSEWAY_DEBUG") != null) {
        e.printStackTrace();
      }
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    terminal.settled(failure == null, step.title(), took);
    evidence.facts().forEach(fact -> terminal.detail(fact.label(), fact.value()));
    if (failure != null) {
      terminal.detail(terminal.paint("31", "why it does not hold"), failure);
      evidence.client().forEach(line -> terminal.detail("client", line));
      evidence.records().forEach(line -> terminal.detail("record", line));
    }
    return new StepResult(
        step.id(),
        step.title(),
        step.why(),
        Duration.ofNanos(start - began),
        took,
        evidence.facts(),
        evidence.client(),
        evidence.records(),
        evidence.marks(),
        failure);
  }
}
