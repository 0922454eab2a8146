package causeway.functions.aws;

import causeway.functions.cloud.Queue;
import software.amazon.awssdk.services.sqs.SqsClient;

/// SQS by the SDK.
final class AwsQueue implements Queue {
  /// As the template's rules and schedules have it.
  private static final String GROUP = "farm";

  private final SqsClient client;

  AwsQueue(SqsClient client) {
    this.client = client;
  }

  @Override
  public void send(String queueUrl, String message) {
    var _ =
        Call.of(
            "send a message to " + queueUrl,
            () ->
                client.sendMessage(
                    to -> to.queueUrl(queueUrl).messageGroupId(GROUP).messageBody(message)));
  }

  @Override
  public void releaseNow(String queueUrl, String receiptHandle) {
    var _ =
        Call.of(
            "release a message of " + queueUrl,
            () ->
                client.changeMessageVisibility(
                    to -> to.queueUrl(queueUrl).receiptHandle(receiptHandle).visibilityTimeout(0)));
  }
}
