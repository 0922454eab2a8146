package causeway.testbed.autoscaling;

/// A request that AWS would answer with an error.
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;

  public Refused(String code, String message) {
    super(message);
    this.code = code;
  }

  public static Refused invalid(String message) {
    return new Refused("ValidationError", message);
  }

  public String code() {
    return code;
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
