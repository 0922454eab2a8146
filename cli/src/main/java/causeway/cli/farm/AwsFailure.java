package causeway.cli.farm;

import java.util.Locale;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// AWS refused a call or could not be reached; the message says what we were doing, AWS's code and
/// what to do about it.
public final class AwsFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AwsFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /// Words what the SDK threw.
  ///
  /// @param doing what we were doing, as in `read parameter /causeway/corp-s3`
  static AwsFailure of(String doing, SdkException failure) {
    if (failure instanceof AwsServiceException refused && refused.awsErrorDetails() != null) {
      String code = String.valueOf(refused.awsErrorDetails().errorCode());
      String said = String.valueOf(refused.awsErrorDetails().errorMessage());
      return new AwsFailure(
          "cannot " + doing + ": " + code + ": " + said + "; " + remedy(code), failure);
    }
    String said = String.valueOf(failure.getMessage());
    return new AwsFailure("cannot " + doing + ": " + first(said) + "; " + remedy(said), failure);
  }

  /// By the error code, or by what the SDK says when nothing was sent.
  private static String remedy(String failure) {
    String lower = failure.toLowerCase(Locale.ROOT);
    if (lower.contains("expiredtoken")
        || lower.contains("invalidclienttokenid")
        || lower.contains("unrecognizedclient")
        || lower.contains("invalidaccesskeyid")
        || lower.contains("signaturedoesnotmatch")
        || lower.contains("credentials")) {
      return "sign in again (such as aws sso login), or name a profile with AWS_PROFILE";
    }
    if (lower.contains("accessdenied")
        || lower.contains("unauthorized")
        || lower.equals("403")
        || lower.contains("forbidden")) {
      return "ask for that permission; docs/command-line.md lists what each command needs";
    }
    if (lower.contains("region")) {
      return "name the Region with --region or AWS_REGION";
    }
    if (lower.contains("throttl") || lower.contains("slowdown") || lower.contains("toomany")) {
      return "wait a little and try again";
    }
    if (lower.contains("nosuchbucket") || lower.contains("validationerror")) {
      return "the stack may have been deleted; look for it with aws cloudformation describe-stacks";
    }
    if (lower.contains("unable to execute http request") || lower.contains("connect")) {
      return "check the network, the Region, and AWS_ENDPOINT_URL if it is set";
    }
    return "try again; --verbose says what caused it";
  }

  /// The SDK's messages go on for lines.
  private static String first(String message) {
    int end = message.indexOf('\n');
    String line = end < 0 ? message : message.substring(0, end);
    return line.length() > 300 ? line.substring(0, 300) + "…" : line;
  }
}
