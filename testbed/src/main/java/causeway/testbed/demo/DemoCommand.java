package causeway.testbed.demo;

import causeway.cli.ExitCode;
import causeway.testbed.enclosure.Checkout;
import causeway.testbed.enclosure.Enclosure;
import causeway.testbed.enclosure.Prerequisites;
import causeway.testbed.enclosure.PythonEnvironment;
import causeway.testbed.enclosure.RunFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The outer half of the demo: sees to the machine, starts the inner half inside an enclosure, and
/// takes everything away again.
@Command(
    name = "demo",
    description = "Shows a Region with farms of proxies at work, in acts, each step checked.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  causeway demo                  the first act, under a minute; writes causeway-demo.html",
      "  causeway demo --list           what acts there are",
      "  causeway demo --act scaling    one act; give --act again for more",
      "  causeway demo --act all        every act, under ten minutes",
      "  causeway demo --keep           leave it up afterwards, to try things by hand",
      "  causeway demo --output json    one JSON object in place of the progress",
      "",
      "Everything runs inside private namespaces; ending the demo in any way removes it.",
      "As root missing system packages are installed; otherwise their command is printed.",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every step held",
      "1:a step did not hold; the output says why",
      "64:wrong arguments",
      "69:the machine lacks something; the message says what to do",
      "70:a fault of the demo itself",
      "130:interrupted, 143 by SIGTERM",
    })
public final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--act",
      paramLabel = "NAME",
      description = "An act to play, or all; may be repeated. Default: office.")
  List<String> acts = new ArrayList<>();

  @Option(names = "--list", description = "Name the acts and their steps, and play none.")
  boolean list;

  @Option(
      names = "--keep",
      description = "Leave everything up until Enter or Ctrl-C, and print commands to try.")
  boolean keep;

  @Option(names = "--no-color", description = "No colours.")
  boolean noColor;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "text (default) or json.")
  Output output = Output.TEXT;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  /// How the demo tells what it does.
  enum Output {
    TEXT,
    JSON
  }

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (list) {
      spec.commandLine().getOut().println(Playbill.of(output == Output.JSON));
      return ExitCode.YES;
    }
    List<Act> chosen = chosen();
    Checkout checkout = Checkout.here();
    Consumer<String> say = output == Output.JSON ? System.err::println : System.out::println;
    Thread orphans = new Thread(DemoCommand::endDownloads, "downloads");
    Runtime.getRuntime().addShutdownHook(orphans);
    new Prerequisites(say).meet();
    new PythonEnvironment(checkout, say).meet();
    RunFolder run = RunFolder.make(checkout);
    Enclosure.Inner inner =
        new Enclosure(checkout, run)
            .start(DemoInside.class.getName(), jvm(), options(chosen), null);
    Thread end =
        new Thread(
            () -> {
              inner.end();
              run.close();
            },
            "end");
    Runtime.getRuntime().addShutdownHook(end);
    inner.record();
    if (keep) {
      Thread.ofPlatform().daemon().name("enter").start(() -> relayEnter(inner));
    }
    int exit = inner.await();
    // More than 128 is how `unshare` tells a signal, such as our own end of the inner half.
    return exit > 128 ? ExitCode.INTERRUPTED : exit;
  }

  private static List<String> jvm() {
    return List.of("-Dstdout.encoding=UTF-8");
  }

  private List<Act> chosen() {
    try {
      return acts.isEmpty() ? List.of(Acts.first()) : Acts.named(acts);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private List<String> options(List<Act> chosen) {
    List<String> options = new ArrayList<>();
    chosen.forEach(act -> options.add(DemoInside.ACT + act.name()));
    if (keep) {
      options.add("--keep");
    }
    if (output == Output.JSON) {
      options.add("--json");
    } else if (terminal()) {
      options.add("--live");
      if (!noColor && System.getenv("NO_COLOR") == null) {
        options.add("--color");
      }
    }
    return options;
  }

  private static boolean terminal() {
    if ("dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    try {
      return new ProcessBuilder("test", "-t", "1").inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void relayEnter(Enclosure.Inner inner) {
    try {
      while (true) {
        int read = System.in.read();
        if (read == '\n') {
          inner.enter();
        } else if (read == -1) {
          // Nobody there to press Enter; only a signal ends it.
          return;
        }
      }
    } catch (IOException e) {
      // As if nobody were there.
    }
  }

  /// Ends what downloads on our behalf, when we are ended meanwhile.
  private static void endDownloads() {
    ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").contains("python"))
        .forEach(ProcessHandle::destroyForcibly);
  }
}
