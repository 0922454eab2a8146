package causeway.testbed.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.testbed.cloud.Aws;
import causeway.testbed.cloud.Service;
import causeway.testbed.lambda.EventSourceMapping;
import causeway.testbed.lambda.LambdaFunction;
import causeway.testbed.lambda.MessageQueue;
import causeway.testbed.lambda.TinyHandler;
import causeway.testbed.network.Waiting;
import causeway.testbed.stack.FunctionDefinition;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A function behind a FIFO queue: what fails comes again, three times and no more; what is sent
/// twice comes once; a group comes in its order.
class QueueScenario {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Aws aws = ScenarioRunner.region().cloud().in("eu-central-1");
  private final String name = "q-" + UUID.randomUUID();
  private MessageQueue queue;
  private MessageQueue dead;
  private LambdaFunction function;
  private @Nullable EventSourceMapping open;

  @BeforeEach
  void connect() throws URISyntaxException {
    dead = create(name + "-dead.fifo", "");
    queue =
        create(
            name + ".fifo",
            "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":3}"
                .formatted(aws.arn(Service.SQS, name + "-dead.fifo")));
    Path code =
        Path.of(TinyHandler.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    FunctionDefinition definition =
        new FunctionDefinition(
            name,
            "arn:aws:lambda:eu-central-1:" + Aws.ACCOUNT + ":function:" + name,
            TinyHandler.class.getName() + "::handleRequest",
            code,
            Map.of(),
            Duration.ofSeconds(20),
            128,
            1,
            null);
    function =
        new LambdaFunction(
            definition,
            ScenarioRunner.inside().folder().resolve(name),
            Map.of("AWS_REGION", "eu-central-1"));
  }

  @AfterEach
  void end() {
    if (open != null) {
      open.close();
    }
    function.close();
  }

  /// Takes messages from now on.
  private EventSourceMapping poll(int batch) {
    EventSourceMapping mapping =
        new EventSourceMapping(
            function,
            queue,
            new FunctionDefinition.Source(aws.arn(Service.SQS, name + ".fifo"), batch, true),
            Duration.ofSeconds(1));
    open = mapping;
    return mapping;
  }

  private MessageQueue create(String queueName, String redrive) {
    ObjectNode input = JsonNodeFactory.instance.objectNode().put("QueueName", queueName);
    ObjectNode attributes =
        input
            .putObject("Attributes")
            .put("FifoQueue", "true")
            .put("ContentBasedDeduplication", "true");
    if (!redrive.isEmpty()) {
      attributes.put("RedrivePolicy", redrive);
    }
    aws.json(Service.SQS, "CreateQueue", input);
    return new MessageQueue(aws, aws.arn(Service.SQS, queueName));
  }

  /// The bodies that the function was given, in their order.
  private List<String> given() {
    return function.lines().stream()
        .filter(line -> line.startsWith("message "))
        .map(line -> line.substring("message ".length()))
        .toList();
  }

  private void awaitEmpty() {
    Waiting.until(
        "an empty queue, given " + given(),
        LIMIT,
        Duration.ofMillis(100),
        () -> queue.depth() == 0);
  }

  @Test
  void oneBatchKeepsItsOrderAndOnlyWhatFailedComesAgain() {
    List.of("one", "fail two", "three").forEach(body -> queue.send(body, "farm"));
    EventSourceMapping _ = poll(10);
    awaitEmpty();

    assertThat(given()).startsWith("one", "fail two", "three");
    assertThat(given()).filteredOn("one"::equals).hasSize(1);
    assertThat(given()).filteredOn("three"::equals).hasSize(1);
    assertThat(given()).as("received three times").filteredOn("fail two"::equals).hasSize(3);
    assertThat(dead.take()).as("a dead letter").contains("fail two");
    assertThat(dead.depth()).isZero();
  }

  @Test
  void aProcessThatDiesFailsTheWholeBatch() {
    queue.send("die", "farm");
    EventSourceMapping mapping = poll(10);
    awaitEmpty();

    assertThat(given()).containsExactly("die", "die", "die");
    assertThat(function.starts()).isEqualTo(3);
    assertThat(mapping.failures()).isEqualTo(3);
    assertThat(dead.take()).contains("die");
  }

  @Test
  void whatIsSentTwiceComesOnce() {
    List.of("same", "same", "other").forEach(body -> queue.send(body, "farm"));
    EventSourceMapping _ = poll(10);
    awaitEmpty();

    assertThat(given()).containsExactly("same", "other");
  }

  @Test
  void anInvocationHasMessagesOfOneGroupAndNoMoreThanABatch() {
    for (int i = 0; i < 4; i++) {
      queue.send("a" + i, "a");
      queue.send("b" + i, "b");
    }
    EventSourceMapping mapping = poll(3);
    awaitEmpty();

    assertThat(given())
        .filteredOn(body -> body.startsWith("a"))
        .containsExactly("a0", "a1", "a2", "a3");
    assertThat(given())
        .filteredOn(body -> body.startsWith("b"))
        .containsExactly("b0", "b1", "b2", "b3");
    assertThat(mapping.invocations())
        .as("of eight messages in two groups")
        .isGreaterThanOrEqualTo(3);
  }
}
