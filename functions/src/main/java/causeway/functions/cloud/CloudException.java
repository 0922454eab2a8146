package causeway.functions.cloud;

import org.jspecify.annotations.Nullable;

/// A call to AWS that failed; the message says which one, on what, and what AWS said.
public final class CloudException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Failure failure;

  public CloudException(Failure failure, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.failure = failure;
  }

  public Failure failure() {
    return failure;
  }
}
