package causeway.functions.handler;

import causeway.functions.LifecycleConfig;
import causeway.functions.LifecyclePass;
import causeway.functions.aws.AwsCloud;
import causeway.functions.cloud.Cloud;
import causeway.functions.cloud.Host;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.Map;

/// What Lambda runs as LifecycleFunction: one for the life of a process, wired here.
public final class LifecycleFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final Batch batch;

  public LifecycleFunction() {
    Map<String, String> variables = System.getenv();
    LifecycleConfig config = Environment.lifecycle(variables);
    Host host = Batch.host();
    Cloud cloud = new AwsCloud(host);
    LifecyclePass pass = new LifecyclePass(cloud, host, config);
    String queue = variables.getOrDefault("QUEUE_URL", "");
    this.batch = new Batch(config.settings().farm(), cloud, host, queue, pass::run);
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return batch.handle(event, context);
  }
}
