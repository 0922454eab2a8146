package causeway.functions.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import causeway.functions.cloud.CloudException;
import causeway.functions.cloud.Failure;
import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Each failure of AWS gets its class once.
class CallTest {
  private static CloudException thrown(RuntimeException cause) {
    return catchThrowableOfType(
        CloudException.class,
        () ->
            Call.of(
                "put it",
                () -> {
                  throw cause;
                }));
  }

  @ParameterizedTest
  @CsvSource({
    "400, Throttling, , THROTTLED",
    "400, RequestLimitExceeded, , THROTTLED",
    "400, PriorRequestNotComplete, , THROTTLED",
    "503, SlowDown, , THROTTLED",
    "429, TooManyRequestsException, , THROTTLED",
    "412, PreconditionFailed, , CONFLICT",
    "409, ConditionalRequestConflict, , CONFLICT",
    "400, InvalidChangeBatch, but it already exists, CONFLICT",
    "400, InstanceRefreshInProgress, , CONFLICT",
    "400, PrefixListVersionMismatch, , CONFLICT",
    "400, IncorrectState, , CONFLICT",
    "400, ValidationError, No active Lifecycle Action found with instance ID i-1, NOT_FOUND",
    "400, ValidationError, Group name is too long, INVALID",
    "404, NoSuchKey, , NOT_FOUND",
    "400, ParameterNotFound, , NOT_FOUND",
    "400, InvalidPrefixListID.NotFound, , NOT_FOUND",
    "403, AccessDenied, , DENIED",
    "400, AccessDeniedException, , DENIED",
    "403, UnauthorizedOperation, , DENIED",
    "500, InternalError, , OUTCOME_UNKNOWN",
    "503, ServiceUnavailable, , UNAVAILABLE",
    "400, MalformedXML, , INVALID",
  })
  void classifies(int status, String code, String message, Failure failure) {
    AwsServiceException refused =
        S3Exception.builder()
            .statusCode(status)
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .errorCode(code)
                    .errorMessage(message == null ? "no" : message)
                    .build())
            .build();
    assertThat(thrown(refused).failure()).isEqualTo(failure);
    assertThat(thrown(refused)).hasMessageStartingWith("put it: " + code + " (");
  }

  @Test
  void aLostAnswerMayHaveBeenDone() {
    assertThat(thrown(ApiCallTimeoutException.create(20_000)).failure())
        .isEqualTo(Failure.OUTCOME_UNKNOWN);
    assertThat(
            thrown(SdkClientException.create("reset", new IOException("connection reset")))
                .failure())
        .isEqualTo(Failure.OUTCOME_UNKNOWN);
  }

  @Test
  void aConnectionThatWasRefusedWasNot() {
    assertThat(
            thrown(SdkClientException.create("refused", new ConnectException("refused"))).failure())
        .isEqualTo(Failure.UNAVAILABLE);
  }
}
