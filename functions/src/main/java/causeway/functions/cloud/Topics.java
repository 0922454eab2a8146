package causeway.functions.cloud;

/// SNS.
public interface Topics {
  /// Sends a message to whoever subscribed.
  ///
  /// @param subject one line of at most 100 characters
  void publish(String topicArn, String subject, String message);
}
