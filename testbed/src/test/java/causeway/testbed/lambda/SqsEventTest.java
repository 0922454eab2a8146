package causeway.testbed.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqsEventTest {
  @Test
  void theFunctionNamesTheMessagesThatFailed() {
    assertThat(
            SqsEvent.failures(
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"},{\"itemIdentifier\":\"a\"}]}"))
        .containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "{}", "{\"batchItemFailures\":null}", "{\"batchItemFailures\":[]}"})
  void anAnswerWithoutNamesMeansAllWentWell(String answer) {
    assertThat(SqsEvent.failures(answer)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json",
        "{\"batchItemFailures\":[{}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}"
      })
  void aMalformedAnswerIsRefused(String answer) {
    assertThatThrownBy(() -> SqsEvent.failures(answer))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
