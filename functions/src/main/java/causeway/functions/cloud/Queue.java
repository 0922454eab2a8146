package causeway.functions.cloud;

/// The function's own queue in SQS.
public interface Queue {
  /// Makes a message that could not be read visible at once: a FIFO queue holds its whole message
  /// group back until then, so that one poisonous message would stop the farm.
  void releaseNow(String queueUrl, String receiptHandle);
}
