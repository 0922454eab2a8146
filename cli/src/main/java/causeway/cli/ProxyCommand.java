package causeway.cli;

import causeway.proxy.ProxyMain;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `causeway proxy`: one proxy in the foreground.
@Command(
    name = "proxy",
    description = {
      "Run one proxy from its own YAML until it is told to stop (Ctrl-C, SIGTERM).",
      "Once it accepts connections it prints one JSON line with the addresses it listens on.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  causeway proxy examples/proxy.yaml",
      "  curl --connect-to ::127.0.0.1:8443 https://reports-eu.s3.eu-west-1.amazonaws.com/",
    })
final class ProxyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The proxy's settings; see docs/proxy.md.")
  private Path file = Path.of("");

  @SuppressWarnings(
      "UnusedVariable") // accepted like everywhere; the ready line and records are JSON anyway
  @Mixin
  private Output output = new Output();

  @Override
  public Integer call() {
    return ProxyMain.run(file, System.out, System.err);
  }
}
