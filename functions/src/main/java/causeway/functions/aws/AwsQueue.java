package causeway.functions.aws;

import causeway.functions.cloud.Queue;
import software.amazon.awssdk.services.sqs.SqsClient;

/// SQS by the SDK.
final class AwsQueue implements Queue {
  private final SqsClient client;

  AwsQueue(SqsClient client) {
    this.client = client;
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
