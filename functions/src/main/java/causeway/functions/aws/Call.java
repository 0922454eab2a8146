package causeway.functions.aws;

import causeway.functions.cloud.CloudException;
import causeway.functions.cloud.Failure;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/// One call to AWS, and the one place where its failures get their class.
final class Call {
  private static final Set<String> CONFLICTS =
      Set.of(
          "InvalidChangeBatch",
          "InstanceRefreshInProgress",
          "ScalingActivityInProgress",
          "PrefixListVersionMismatch",
          "IncorrectState",
          "ConditionalRequestConflict",
          "OperationAborted",
          "PreconditionFailed");
  private static final Set<String> THROTTLES =
      Set.of("PriorRequestNotComplete", "ResourceContention", "SlowDown", "ThrottledException");
  private static final Set<String> DENIALS =
      Set.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthFailure");

  private Call() {}

  /// Makes a call.
  ///
  /// @param what the operation and its subject, for messages
  static <T> T of(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException refused) {
      throw new CloudException(failure(refused), what + ": " + said(refused), refused);
    } catch (SdkClientException lost) {
      throw new CloudException(failure(lost), what + ": " + lost.getMessage(), lost);
    } catch (SdkException other) {
      throw new CloudException(Failure.OUTCOME_UNKNOWN, what + ": " + other.getMessage(), other);
    }
  }

  private static String said(AwsServiceException refused) {
    if (refused.awsErrorDetails() == null) {
      return "HTTP " + refused.statusCode();
    }
    return refused.awsErrorDetails().errorCode()
        + " ("
        + refused.awsErrorDetails().errorMessage()
        + ")";
  }

  private static Failure failure(AwsServiceException refused) {
    String code =
        refused.awsErrorDetails() == null || refused.awsErrorDetails().errorCode() == null
            ? ""
            : refused.awsErrorDetails().errorCode();
    if (refused.isThrottlingException() || THROTTLES.contains(code)) {
      return Failure.THROTTLED;
    }
    if (CONFLICTS.contains(code)) {
      return Failure.CONFLICT;
    }
    if (DENIALS.contains(code)) {
      return Failure.DENIED;
    }
    if (code.endsWith(".NotFound") || code.endsWith("NotFound") || noActiveAction(refused)) {
      return Failure.NOT_FOUND;
    }
    return switch (refused.statusCode()) {
      case 409, 412 -> Failure.CONFLICT;
      case 404 -> Failure.NOT_FOUND;
      case 401, 403 -> Failure.DENIED;
      case 502, 503 -> Failure.UNAVAILABLE;
      default -> refused.statusCode() >= 500 ? Failure.OUTCOME_UNKNOWN : Failure.INVALID;
    };
  }

  /// Auto Scaling has no code of its own for a wait that is over.
  private static boolean noActiveAction(AwsServiceException refused) {
    return refused.awsErrorDetails() != null
        && refused.awsErrorDetails().errorMessage() != null
        && refused.awsErrorDetails().errorMessage().contains("No active Lifecycle Action");
  }

  private static Failure failure(SdkClientException lost) {
    for (Throwable cause = lost; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
        return Failure.UNAVAILABLE;
      }
    }
    String message = lost.getMessage();
    return message != null && message.contains("Unable to load credentials")
        ? Failure.DENIED
        : Failure.OUTCOME_UNKNOWN;
  }
}
