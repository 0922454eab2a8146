package causeway.functions.handler;

import causeway.functions.AuditConfig;
import causeway.functions.AuditPass;
import causeway.functions.aws.AuditRole;
import causeway.functions.aws.AwsCloud;
import causeway.functions.cloud.Cloud;
import causeway.functions.cloud.Host;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.Map;

/// What Lambda runs as AuditFunction: one for the life of a process, wired here.
public final class AuditFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final Batch batch;

  public AuditFunction() {
    Map<String, String> variables = System.getenv();
    AuditConfig config = Environment.audit(variables);
    Host host = Batch.host();
    AuditRole role =
        new AuditRole(config.settings().home().account(), variables.getOrDefault("AUDIT_ROLE", ""));
    Cloud cloud = new AwsCloud(host, role);
    AuditPass pass = new AuditPass(cloud, host, config);
    String queue = variables.getOrDefault("QUEUE_URL", "");
    this.batch = new Batch(config.settings().farm(), cloud, host, queue, pass::run);
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return batch.handle(event, context);
  }
}
