package causeway.testbed.farm;

import causeway.testbed.cloud.Aws;
import causeway.testbed.cloud.Service;
import causeway.testbed.lambda.MessageQueue;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Somebody who has subscribed to a topic: what is published from now on waits in a queue.
public final class Mailbox {
  private final MessageQueue queue;

  public Mailbox(Aws aws, String topicArn) {
    String name = "mailbox-" + UUID.randomUUID();
    aws.json(
        Service.SQS, "CreateQueue", JsonNodeFactory.instance.objectNode().put("QueueName", name));
    String arn = aws.arn(Service.SQS, name);
    this.queue = new MessageQueue(aws, arn);
    aws.query(
        Service.SNS, "Subscribe", Map.of("TopicArn", topicArn, "Protocol", "sqs", "Endpoint", arn));
  }

  /// One message, when there is one within `limit`.
  public Optional<Message> take(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < end) {
      var found = queue.take();
      if (found.isPresent()) {
        var note = JsonMapper.shared().readTree(found.get());
        return Optional.of(
            new Message(note.path("Subject").asString(""), note.path("Message").asString("")));
      }
    }
    return Optional.empty();
  }

  /// What somebody reads.
  public record Message(String subject, String text) {}
}
