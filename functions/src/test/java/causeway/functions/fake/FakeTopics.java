package causeway.functions.fake;

import causeway.functions.cloud.Topics;
import java.util.ArrayList;
import java.util.List;

/// SNS: what was published, oldest first.
public final class FakeTopics implements Topics {
  /// One message.
  public record Message(String topic, String subject, String text) {}

  private final List<Message> messages = new ArrayList<>();

  public List<Message> messages() {
    return List.copyOf(messages);
  }

  @Override
  public void publish(String topicArn, String subject, String message) {
    messages.add(new Message(topicArn, subject, message));
  }
}
