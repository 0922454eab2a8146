package causeway.cli.farm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class AwsFailureTest {
  @ParameterizedTest
  @CsvSource({
    "ExpiredToken, sign in again",
    "UnrecognizedClientException, sign in again",
    "AccessDenied, ask for that permission",
    "ThrottlingException, wait a little",
    "SlowDown, wait a little",
    "NoSuchBucket, the stack may have been deleted",
    "InternalError, try again",
  })
  void aRefusalSaysWhatToDo(String code, String remedy) {
    AwsFailure failure =
        AwsFailure.of(
            "read s3://b/k",
            (S3Exception)
                S3Exception.builder()
                    .awsErrorDetails(
                        AwsErrorDetails.builder().errorCode(code).errorMessage("no").build())
                    .build());
    assertThat(failure).hasMessageStartingWith("cannot read s3://b/k: " + code + ": no; " + remedy);
  }

  @ParameterizedTest
  @CsvSource({
    "'Unable to load credentials from any of the providers in the chain', sign in again",
    "'Unable to execute HTTP request: Connection refused', check the network",
    "'Unable to load region from any of the providers in the chain', name the Region",
  })
  void soDoesACallThatWasNeverSent(String said, String remedy) {
    AwsFailure failure = AwsFailure.of("read it", SdkClientException.create(said));
    assertThat(failure).hasMessageContaining(said).hasMessageContaining("; " + remedy);
  }
}
