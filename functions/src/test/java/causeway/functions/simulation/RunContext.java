package causeway.functions.simulation;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Duration;
import java.time.Instant;

/// What Lambda tells a run: above all how much time is left.
@SuppressWarnings("NullAway") // Lambda's own interface answers null where there is nothing
final class RunContext implements Context {
  private final Edge edge;
  private final Instant deadline;

  RunContext(Edge edge, Instant deadline) {
    this.edge = edge;
    this.deadline = deadline;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return (int) Duration.between(edge.now(), deadline).toMillis();
  }

  @Override
  public String getAwsRequestId() {
    return "request";
  }

  @Override
  public String getLogGroupName() {
    return "group";
  }

  @Override
  public String getLogStreamName() {
    return "stream";
  }

  @Override
  public String getFunctionName() {
    return "function";
  }

  @Override
  public String getFunctionVersion() {
    return "1";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn";
  }

  @Override
  public CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getMemoryLimitInMB() {
    return 512;
  }

  @Override
  public LambdaLogger getLogger() {
    throw new UnsupportedOperationException("the functions log by their host");
  }
}
