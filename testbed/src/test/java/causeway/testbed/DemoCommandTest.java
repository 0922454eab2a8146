package causeway.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.testbed.enclosure.Checkout;
import causeway.testbed.enclosure.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The demo as people start it, by a user who is not root: user 1000 of a user namespace that holds
/// nobody else has no power over the machine, and may still read what the tests may read.
@Tag("testbed")
class DemoCommandTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @Test
  void everyClaimHoldsWithoutRoot() throws Exception {
    Checkout checkout = TestCheckout.here();
    TestCheckout.meet(checkout);
    Instant began = Instant.now();
    Command.Result demo =
        Command.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "demo",
                "--output",
                "json")
            .behind(List.of("unshare", "--user", "--map-user=1000", "--map-group=1000"))
            .with("CAUSEWAY_HOME", checkout.root().toString())
            .within(LIMIT)
            .run();
    assertThat(demo.exit()).as(demo.toString()).isZero();
    JsonNode report = JsonMapper.shared().readTree(demo.out());
    assertThat(report.path("held").asBoolean()).as(demo.out()).isTrue();
    assertThat(report.at("/acts/0/steps").size()).isEqualTo(7);
    assertThat(Files.getLastModifiedTime(checkout.report()).toInstant()).isAfter(began);
    assertThat(Files.readString(checkout.report())).contains("7 of 7 claims held");
  }
}
