package causeway.testbed.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import causeway.testbed.stack.FunctionDefinition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Functions in processes of their own, under AWS's runtime interface client.
class LambdaFunctionTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  @TempDir Path folder;
  private LambdaFunction function;

  @BeforeEach
  void deploy() {
    function = new LambdaFunction(tiny(), folder, Map.of("AWS_REGION", "eu-central-1"));
  }

  @AfterEach
  void end() {
    function.close();
  }

  static FunctionDefinition tiny() {
    return new FunctionDefinition(
        "corp-tiny",
        "arn:aws:lambda:eu-central-1:000000000000:function:corp-tiny",
        TinyHandler.class.getName() + "::handleRequest",
        Path.of("target/test-classes").toAbsolutePath(),
        Map.of("OWN", "its own"),
        TIMEOUT,
        128,
        1,
        null);
  }

  @Test
  void aWarmFunctionKnowsWhatLambdaTellsIt() throws Exception {
    JsonNode first = answered("{}");
    JsonNode second = answered("{}");

    assertThat(first.path("calls").asInt()).isEqualTo(1);
    assertThat(second.path("calls").asInt()).isEqualTo(2);
    assertThat(function.starts()).isEqualTo(1);
    assertThat(second.path("arn").asString()).isEqualTo(tiny().arn());
    assertThat(second.path("request").asString())
        .isNotEqualTo(first.path("request").asString())
        .hasSize(36);
    assertThat(second.path("remaining").asLong()).isBetween(1L, TIMEOUT.toMillis());
    assertThat(second.path("variable").asString()).isEqualTo("its own");
    assertThat(second.path("region").asString()).isEqualTo("eu-central-1");
    assertThat(function.lines()).contains("call 2 of corp-tiny");
  }

  @Test
  void anAnswerIsNotHeldUpByTheNetwork() throws Exception {
    answered("{}");
    List<Duration> took = new ArrayList<>();
    for (int i = 0; i < 21; i++) {
      long began = System.nanoTime();
      answered("{}");
      took.add(Duration.ofNanos(System.nanoTime() - began));
    }
    took.sort(null);
    assertThat(took.get(10)).isLessThan(Duration.ofMillis(30));
  }

  @Test
  void anExceptionIsAFailureAndTheProcessStays() throws Exception {
    assertThat(function.invoke("{\"do\":\"throw\"}"))
        .asInstanceOf(type(Outcome.Failed.class))
        .extracting(Outcome.Failed::error)
        .asString()
        .contains("as it was told to", "IllegalArgumentException");
    assertThat(answered("{}").path("calls").asInt()).isEqualTo(2);
  }

  @Test
  void aTimeoutKillsTheProcessAndTheNextCallStartsOne() throws Exception {
    answered("{}");
    assertThat(function.invoke("{\"do\":\"hang\"}")).isEqualTo(new Outcome.TimedOut());
    assertThat(answered("{}").path("calls").asInt()).isEqualTo(1);
    assertThat(function.starts()).isEqualTo(2);
  }

  @Test
  void aProcessThatEndsIsADeath() throws Exception {
    assertThat(function.invoke("{\"do\":\"exit\"}")).isEqualTo(new Outcome.Died(3));
    assertThat(answered("{}").path("calls").asInt()).isEqualTo(1);
  }

  @Test
  void aKillEndsTheCallThatRuns() throws Exception {
    answered("{}");
    Thread killer =
        Thread.ofVirtual()
            .start(() -> {
              while (function.lines().stream().noneMatch(line -> line.startsWith("call 2"))) {
                Thread.onSpinWait();
              }
              function.kill();
            });
    assertThat(function.invoke("{\"do\":\"hang\"}")).isEqualTo(new Outcome.Died(137));
    killer.join();
  }

  private JsonNode answered(String payload) throws InterruptedException {
    Outcome outcome = function.invoke(payload);
    assertThat(outcome).as(() -> function.lines().toString()).isInstanceOf(Outcome.Answered.class);
    return JsonMapper.shared().readTree(((Outcome.Answered) outcome).payload());
  }
}
