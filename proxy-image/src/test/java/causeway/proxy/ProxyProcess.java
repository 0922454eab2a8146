package causeway.proxy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// A proxy as a process of its own, with an environment of its own.
final class ProxyProcess implements AutoCloseable {
  private final Path errors;
  private final Process process;
  private final BufferedReader lines;

  private ProxyProcess(Path folder, Process process) {
    this.errors = folder.resolve("err");
    this.process = process;
    this.lines = process.inputReader(StandardCharsets.UTF_8);
  }

  static ProxyProcess start(Path folder, String yaml, Map<String, String> environment)
      throws IOException {
    Path file = folder.resolve("proxy.yaml");
    Files.writeString(file, yaml);
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ProxyMain.class.getName(),
                file.toString())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(environment);
    return new ProxyProcess(folder, builder.start());
  }

  /// The addresses of the ready line.
  InetSocketAddress listener(JsonNode ready, int index) {
    String address = ready.path("listeners").path(index).path("address").asString();
    int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
  }

  JsonNode line() throws IOException {
    String line = lines.readLine();
    if (line == null) {
      throw new IOException("the proxy ended: " + errors());
    }
    return TestProxy.JSON.readTree(line);
  }

  String errors() throws IOException {
    return Files.readString(errors);
  }

  /// SIGTERM.
  void terminate() {
    process.toHandle().destroy();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("the proxy does not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
