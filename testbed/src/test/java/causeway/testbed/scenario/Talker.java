package causeway.testbed.scenario;

import causeway.testbed.enclosure.Checkout;
import causeway.testbed.enclosure.PythonEnvironment;
import causeway.testbed.network.Host;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A script on a host that answers each line with one line.
final class Talker implements AutoCloseable {
  private final Process process;
  private final BufferedWriter in;
  private final BufferedReader out;

  private Talker(Process process) {
    this.process = process;
    this.in = process.outputWriter(StandardCharsets.UTF_8);
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  static Talker start(Host host, String script, String... arguments) {
    try (var text = Talker.class.getResourceAsStream(script)) {
      if (text == null) {
        throw new IllegalStateException("no script " + script);
      }
      List<String> line =
          new ArrayList<>(
              List.of(
                  PythonEnvironment.program(Checkout.here(), "python").toString(),
                  "-c",
                  new String(text.readAllBytes(), StandardCharsets.UTF_8)));
      line.addAll(List.of(arguments));
      ProcessBuilder builder = new ProcessBuilder(host.command(line).line());
      builder.redirectError(host.folder().resolve(script + ".log").toFile());
      return new Talker(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + script, e);
    }
  }

  String ask(String line) {
    try {
      in.write(line);
      in.newLine();
      in.flush();
      String answer = out.readLine();
      return answer == null ? "ended" : answer;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot ask " + line, e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
