package causeway.functions.fake;

import causeway.functions.cloud.Queue;
import java.util.ArrayList;
import java.util.List;

/// SQS: what was sent, and which messages were made visible at once.
public final class FakeQueue implements Queue {
  /// One message.
  public record Sent(String queue, String message) {}

  private final List<Sent> sent = new ArrayList<>();
  private final List<String> released = new ArrayList<>();

  public List<Sent> messages() {
    return List.copyOf(sent);
  }

  List<String> released() {
    return released;
  }

  @Override
  public void send(String queueUrl, String message) {
    sent.add(new Sent(queueUrl, message));
  }

  @Override
  public void releaseNow(String queueUrl, String receiptHandle) {
    released.add(receiptHandle);
  }
}
