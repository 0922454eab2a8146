package causeway.proxy.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RuleLabelsTest {
  @Test
  void namesBeyondTheBoundShareOneLabel() {
    RuleLabels labels = new RuleLabels();
    for (int i = 0; i < RuleLabels.MOST; i++) {
      assertThat(labels.of("rule-" + i)).isEqualTo("rule-" + i);
    }
    assertThat(labels.of("one-more")).isEqualTo(RuleLabels.OTHER);
    assertThat(labels.of("rule-7")).isEqualTo("rule-7");
  }
}
