package causeway.functions.handler;

import causeway.functions.cloud.Cloud;
import causeway.functions.cloud.Host;
import causeway.functions.event.Trigger;
import causeway.functions.report.Run;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Instant;
import java.util.List;

/// A handler's way from a batch to a pass and back, on any cloud.
public final class Handling {
  private final Batch batch;

  /// One pass, as both functions have it.
  public interface Pass {
    Run run(List<Trigger> triggers, Instant deadline);
  }

  public Handling(String farm, Cloud cloud, Host host, Pass pass) {
    this.batch = new Batch(farm, cloud, host, "queue", pass::run);
  }

  public SQSBatchResponse handle(SQSEvent event, Context context) {
    return batch.handle(event, context);
  }
}
