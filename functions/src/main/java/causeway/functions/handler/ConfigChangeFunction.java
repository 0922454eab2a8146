package causeway.functions.handler;

import causeway.functions.ConfigChangeConfig;
import causeway.functions.ConfigChangePass;
import causeway.functions.aws.AwsCloud;
import causeway.functions.cloud.Cloud;
import causeway.functions.cloud.Host;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.Map;

/// What Lambda runs as ConfigChangeFunction: one for the life of a process, wired here.
public final class ConfigChangeFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final Batch batch;

  public ConfigChangeFunction() {
    Map<String, String> variables = System.getenv();
    ConfigChangeConfig config = Environment.configChange(variables);
    Host host = Batch.host();
    Cloud cloud = new AwsCloud(host);
    ConfigChangePass pass = new ConfigChangePass(cloud, host, config);
    String queue = variables.getOrDefault("QUEUE_URL", "");
    this.batch = new Batch(config.settings().farm(), cloud, host, queue, pass::run);
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return batch.handle(event, context);
  }
}
