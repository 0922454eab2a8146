package causeway.cli;

import causeway.access.host.HostCatalogue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `causeway host`: what names reach, a JSON line each.
@Command(
    name = "host",
    description =
        "Say what host names reach: service, form, bucket, Region, and whether a gateway endpoint carries them."
            + " One JSON line a name, whatever the output format.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  causeway host reports.s3.eu-west-1.amazonaws.com dynamodb.eu-west-1.amazonaws.com",
      "  cut -d' ' -f1 queries.log | sort -u | causeway host - | grep '\"reachable\":false'",
    })
final class HostCommand implements Callable<Integer> {
  private static final int BATCH = 1_024;

  @Parameters(
      arity = "1..*",
      paramLabel = "NAME",
      description =
          "Host names, with or without a port; - reads them from standard input, one a line.")
  private List<String> names = List.of();

  @SuppressWarnings("UnusedVariable") // accepted like everywhere; the answer is JSON lines anyway
  @Mixin
  private Output output = new Output();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    for (String name : names) {
      if (name.equals("-")) {
        answerAll(out);
      } else {
        answer(name, out);
      }
    }
    return ExitCode.YES;
  }

  private static void answerAll(PrintWriter out) {
    try {
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      int answered = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        answer(line, out);
        // A program at the other end of a pipe may wait for this answer, or may have gone away.
        if ((!lines.ready() || ++answered % BATCH == 0) && out.checkError()) {
          return;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading names from standard input", e);
    }
  }

  private static void answer(String name, PrintWriter out) {
    out.println(Json.line(Json.host(HostCatalogue.parse(name))));
  }
}
