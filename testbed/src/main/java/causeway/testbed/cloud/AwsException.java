package causeway.testbed.cloud;

/// A service's refusal: its stable code, and what it says.
public final class AwsException extends RuntimeException {
  private final String code;
  private final int status;

  AwsException(String operation, String code, String message, int status) {
    super(operation + ": " + code + " (" + status + "): " + message);
    this.code = code;
    this.status = status;
  }

  public String code() {
    return code;
  }

  public int status() {
    return status;
  }
}
