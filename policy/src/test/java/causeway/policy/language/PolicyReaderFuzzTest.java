package causeway.policy.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// No bytes make the reader throw, hang, or say neither policy nor fault.
class PolicyReaderFuzzTest {
  @FuzzTest
  void anyBytesAreAnswered(byte[] bytes) {
    PolicyRead read = PolicyReader.read(bytes);
    assertThat(read.policy() == null).isEqualTo(!read.faults().isEmpty());
    Policy policy = read.policy();
    if (policy != null) {
      assertThat(PolicyReader.read(PolicyPrinter.print(policy)).policy()).isEqualTo(policy);
    }
  }
}
