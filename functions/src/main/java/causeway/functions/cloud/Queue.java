package causeway.functions.cloud;

/// Queues in SQS: the function's own, and those of other functions.
public interface Queue {
  /// Puts a message into the one message group of a FIFO queue.
  void send(String queueUrl, String message);

  /// Makes a message that could not be read visible at once: a FIFO queue holds its whole message
  /// group back until then, so that one poisonous message would stop the farm.
  void releaseNow(String queueUrl, String receiptHandle);
}
