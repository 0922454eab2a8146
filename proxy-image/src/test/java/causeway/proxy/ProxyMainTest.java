package causeway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The whole process: the ready line, records on standard output, signals, exit codes.
final class ProxyMainTest {
  @TempDir Path folder = Path.of("");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(Path file) {
    return ProxyMain.run(
        file,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @Test
  void theExampleServesAndStopsInOrder() throws Exception {
    for (String name : new String[] {"farm.yaml", "baseline-s3.json"}) {
      Path source = Path.of("..", "examples", name);
      if (Files.exists(source)) {
        Files.copy(source, folder.resolve(name));
      }
    }
    Path file = folder.resolve("proxy.yaml");
    Files.writeString(
        file,
        Files.readString(Path.of("..", "examples", "proxy.yaml"))
            .replace("127.0.0.1:8443", "127.0.0.1:0")
            .replace("127.0.0.1:8080", "127.0.0.1:0"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                ProxyMain.class.getName(),
                file.toString())
            .redirectError(folder.resolve("err").toFile())
            .start();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      JsonNode ready = TestProxy.JSON.readTree(String.valueOf(lines.readLine()));
      assertThat(ready.path("event").asString()).isEqualTo("listening");
      assertThat(ready.path("pid").asLong()).isEqualTo(process.pid());
      assertThat(ready.path("listeners").path(0).path("kind").asString()).isEqualTo("tls");
      assertThat(ready.path("listeners").path(1).path("kind").asString()).isEqualTo("admin");
      String address = ready.path("listeners").path(0).path("address").asString();
      int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
      try (Peer client =
          Peer.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port))) {
        client.send(TestTls.hello(Farm.ALLOWED)).readToEnd();
      }
      JsonNode record = TestProxy.JSON.readTree(String.valueOf(lines.readLine()));
      assertThat(record.path("proxy").asString()).isEqualTo("example");
      assertThat(record.path("reason").asString()).isEqualTo("no-matching-rule");
      process.toHandle().destroy();
      assertThat(lines.readLine()).isNull();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(ProxyMain.OK);
      assertThat(Files.readString(folder.resolve("err"))).doesNotContain("\tat ", "SLF4J");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aBadConfigurationIsToldWhole() throws Exception {
    Path file = folder.resolve("bad.yaml");
    Files.writeString(
        file, "access: {snapshot: s.json}\nlisteners: [{kind: http, address: x}]\nworkers: 0\n");
    assertThat(run(file)).isEqualTo(ProxyMain.UNUSABLE);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).startsWith("error: " + file + ":"));
    assertThat(out.size()).isZero();
  }

  @Test
  void aPortInUseIsOneClearLine() throws Exception {
    try (Backend taken = Backend.open()) {
      Path file = folder.resolve("proxy.yaml");
      Files.writeString(
          file,
          "listeners: [{kind: tls, address: \"127.0.0.1:%d\"}]\naccess: {snapshot: none.json}\n"
              .formatted(taken.port()));
      assertThat(run(file)).isEqualTo(ProxyMain.FAILED);
      assertThat(err.toString(StandardCharsets.UTF_8).lines().filter(l -> l.startsWith("error")))
          .singleElement()
          .asString()
          .startsWith("error: cannot listen on 127.0.0.1:" + taken.port() + ": ")
          .contains("Address already in use");
      assertThat(out.size()).isZero();
    }
  }
}
