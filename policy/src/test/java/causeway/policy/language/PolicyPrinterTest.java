package causeway.policy.language;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.policy.Policies;
import causeway.policy.RandomPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Printing loses nothing: what is read back is the same policy, and printed again the same text.
class PolicyPrinterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Version\":\"2012-10-17\",\"Id\":\"x\",\"Statement\":[{\"Sid\":\"a\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":[\"a\",\"b\"]}]}",
        "{\"Statement\":[]}",
        "{\"Statement\":[{\"Effect\":\"Deny\",\"NotPrincipal\":{\"AWS\":[\"1\",\"2\"],\"Service\":\"s3.amazonaws.com\"},\"NotAction\":\"s3:*\",\"NotResource\":\"arn:aws:s3:::*\"}]}",
        "{\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"sts:AssumeRole\"}]}",
        "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"a:b\":\"c\",\"A:c\":[\"d\",\"${*}\"]},\"ForAnyValue:ArnLikeIfExists\":{\"a:b\":\"é\\\"\\\\\"}}}]}",
      })
  void canonicalTextStaysAsItIs(String text) {
    assertThat(PolicyPrinter.print(Policies.read(text))).isEqualTo(text);
  }

  @Test
  void readingWhatWasPrintedIsTheIdentity() {
    RandomPolicies random = new RandomPolicies(7);
    for (int i = 0; i < 5_000; i++) {
      Policy policy = random.policy();
      assertThat(PolicyReader.read(PolicyPrinter.print(policy)).policy()).isEqualTo(policy);
    }
  }
}
