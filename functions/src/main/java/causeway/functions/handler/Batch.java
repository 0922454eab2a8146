package causeway.functions.handler;

import causeway.functions.cloud.Cloud;
import causeway.functions.cloud.CloudException;
import causeway.functions.cloud.Host;
import causeway.functions.cloud.SystemHost;
import causeway.functions.event.Events;
import causeway.functions.event.Trigger;
import causeway.functions.report.Run;
import causeway.functions.report.Unread;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A batch of the function's queue: every message is read, then one pass serves them all. A message
/// that cannot be read goes back, and after its receives to the dead letters; so do all when the
/// pass could not even look.
final class Batch {
  /// What Lambda needs to end a run in order.
  private static final Duration RESERVE = Duration.ofSeconds(3);

  private final String farm;
  private final Cloud cloud;
  private final Host host;
  private final String queueUrl;
  private final Pass pass;

  /// One pass, as both functions have it.
  interface Pass {
    Run run(List<Trigger> triggers, Instant deadline);
  }

  Batch(String farm, Cloud cloud, Host host, String queueUrl, Pass pass) {
    this.farm = farm;
    this.cloud = cloud;
    this.host = host;
    this.queueUrl = queueUrl;
    this.pass = pass;
  }

  /// Lambda's log is standard output.
  @SuppressWarnings("SystemOut")
  static Host host() {
    return new SystemHost(System.out::println);
  }

  SQSBatchResponse handle(SQSEvent event, Context context) {
    Instant deadline =
        host.now().plus(Duration.ofMillis(context.getRemainingTimeInMillis())).minus(RESERVE);
    List<Trigger> triggers = new ArrayList<>();
    List<BatchItemFailure> again = new ArrayList<>();
    List<SQSMessage> readable = new ArrayList<>();
    int ignored = 0;
    for (SQSMessage message : event.getRecords()) {
      try {
        Optional<Trigger> trigger = Events.read(message.getBody(), sent(message));
        trigger.ifPresent(triggers::add);
        ignored += trigger.isEmpty() ? 1 : 0;
        readable.add(message);
      } catch (IllegalArgumentException poison) {
        host.log("ERROR message " + message.getMessageId() + ": " + poison.getMessage());
        again.add(new BatchItemFailure(message.getMessageId()));
        release(message);
      }
    }
    if (ignored > 0 || !again.isEmpty()) {
      host.log(Unread.line(farm, host.now(), ignored, again.size()));
    }
    if (!triggers.isEmpty() && !passed(triggers, deadline)) {
      readable.forEach(message -> again.add(new BatchItemFailure(message.getMessageId())));
    }
    return new SQSBatchResponse(again);
  }

  private boolean passed(List<Trigger> triggers, Instant deadline) {
    try {
      Run _ = pass.run(triggers, deadline);
      return true;
    } catch (CloudException | IllegalStateException | IllegalArgumentException failed) {
      host.log("ERROR the pass could not look: " + failed.getMessage());
      return false;
    }
  }

  private static Instant sent(SQSMessage message) {
    String sent =
        message.getAttributes() == null ? null : message.getAttributes().get("SentTimestamp");
    return sent == null ? Instant.now() : Instant.ofEpochMilli(Long.parseLong(sent));
  }

  /// A FIFO queue holds everything behind a failed message back until it is visible again.
  private void release(SQSMessage poison) {
    if (queueUrl.isEmpty() || poison.getReceiptHandle() == null) {
      return;
    }
    try {
      cloud.queue().releaseNow(queueUrl, poison.getReceiptHandle());
    } catch (CloudException failed) {
      host.log("WARN the message stays hidden for its time: " + failed.getMessage());
    }
  }
}
