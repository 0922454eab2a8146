package causeway.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.testbed.enclosure.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher in a checkout that was never built, on a machine without Maven: whatever is
/// missing, it says so and what to do.
class LauncherTest {
  private static final List<String> TOOLS =
      List.of("bash", "env", "readlink", "dirname", "grep", "find", "flock", "touch", "mkdir");

  @TempDir private Path folder;
  private Path checkout = Path.of("");
  private Path programs = Path.of("");

  private record Said(int exit, String out) {}

  @BeforeEach
  void anUnbuiltCheckout() throws IOException {
    checkout = Files.createDirectories(folder.resolve("a check out"));
    Path root = TestCheckout.here().root();
    for (String file : List.of("causeway", "pom.xml")) {
      Files.copy(
          root.resolve(file),
          checkout.resolve(file),
          java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    }
    for (String module : List.of("access", "proxy-image", "cli", "testbed")) {
      Files.createDirectory(checkout.resolve(module));
    }
    programs = Files.createDirectory(folder.resolve("programs"));
    for (String tool : TOOLS) {
      for (String place : List.of("/bin", "/usr/bin")) {
        Path program = Path.of(place, tool);
        if (Files.exists(program) && !Files.exists(programs.resolve(tool))) {
          Files.createSymbolicLink(programs.resolve(tool), program);
        }
      }
    }
  }

  private Said run(Path launcher, String... arguments) throws Exception {
    List<String> line = new java.util.ArrayList<>(List.of(launcher.toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH", programs.toString(),
                "HOME", folder.toString(),
                "JAVA_HOME", System.getProperty("java.home")));
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), out);
  }

  @Test
  void withoutMavenItSaysHowToGetIt() throws Exception {
    for (String command : List.of("check", "demo", "test", "proxy")) {
      Said said = run(checkout.resolve("causeway"), command, "x");
      assertThat(said.exit()).as(said.out()).isEqualTo(69);
      assertThat(said.out())
          .isEqualTo(
              """
              causeway: Maven (mvn) is not on PATH
              causeway: install it: apt-get install maven, dnf install maven, or https://maven.apache.org/install.html
              """);
    }
  }

  @Test
  void aBuildThatFailsIsShown() throws Exception {
    Path maven =
        Files.writeString(programs.resolve("mvn"), "#!/bin/sh\necho '[ERROR] no'; exit 1\n");
    assertThat(maven.toFile().setExecutable(true)).isTrue();
    Path link = Files.createSymbolicLink(folder.resolve("cw"), checkout.resolve("causeway"));
    Files.createSymbolicLink(programs.resolve("head"), Path.of("/usr/bin/head"));
    Said said = run(link, "check", "x");
    assertThat(said.exit()).as(said.out()).isEqualTo(70);
    assertThat(said.out())
        .startsWith("causeway: building cli (")
        .endsWith(
            """
            [ERROR] no
            causeway: the build failed; the whole output is in .causeway/build/cli.log
            """);
    assertThat(new Checkout(checkout).ignored().resolve("build/cli.log")).hasContent("[ERROR] no");
  }
}
