package causeway.proxy.s3;

/// Region or credentials cannot be had now; the message says where they were looked for.
public final class AwsUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AwsUnavailableException(String message) {
    super(message);
  }

  public AwsUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
