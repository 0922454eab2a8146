package causeway.functions.aws;

import causeway.functions.cloud.Topics;
import software.amazon.awssdk.services.sns.SnsClient;

/// SNS by the SDK.
final class AwsTopics implements Topics {
  private final SnsClient client;

  AwsTopics(SnsClient client) {
    this.client = client;
  }

  @Override
  public void publish(String topicArn, String subject, String message) {
    var _ =
        Call.of(
            "publish to " + topicArn,
            () -> client.publish(to -> to.topicArn(topicArn).subject(subject).message(message)));
  }
}
