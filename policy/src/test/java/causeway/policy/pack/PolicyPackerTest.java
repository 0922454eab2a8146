package causeway.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import causeway.policy.Policies;
import causeway.policy.RandomPolicies;
import causeway.policy.catalogue.EndpointKind;
import causeway.policy.catalogue.Limits;
import causeway.policy.compare.PolicyComparison;
import causeway.policy.compare.Verdict;
import causeway.policy.language.Policy;
import causeway.policy.language.PolicyPrinter;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolicyPackerTest {
  @Test
  void aPolicyThatFitsIsLeftAsItIs() {
    Policy policy = Policies.of("'Sid':'a'", "'Sid':'b'");
    assertThat(PolicyPacker.pack(policy, EndpointKind.GATEWAY))
        .isEqualTo(new Packing.Fits(policy, PolicyPrinter.print(policy), java.util.List.of()));
  }

  @Test
  void everyStepIsTakenOnlyWhenNeeded() {
    Policy policy =
        Policies.of(
            "'Sid':'a','Action':'s3:GetObject','Resource':['arn:aws:s3:::a/*','arn:aws:s3:::a/b']",
            "'Sid':'b','Action':'s3:GetObject','Resource':'arn:aws:s3:::b/*'",
            "'Sid':'c','Action':'s3:PutObject','Resource':['arn:aws:s3:::a/*','arn:aws:s3:::b/*']");
    assertThat(PolicyPacker.pack(policy, EndpointKind.GATEWAY, 290))
        .asInstanceOf(type(Packing.Fits.class))
        .satisfies(fits -> {
          assertThat(fits.steps())
              .containsExactly(
                  "statements that differ only in their resources are one",
                  "patterns inside other patterns are left out");
          assertThat(fits.text()).doesNotContain("a/b").contains("\"Sid\":\"c\"");
        });
    assertThat(PolicyPacker.pack(policy, EndpointKind.GATEWAY, 100))
        .asInstanceOf(type(Packing.TooLarge.class))
        .satisfies(large ->
            assertThat(large.message())
                .startsWith("the policy has ")
                .endsWith(
                    "name its resources by a common prefix, or give its callers an endpoint of"
                        + " their own"));
  }

  @Test
  void manyRulesOfOneKindBecomeOneStatement() {
    Policy policy =
        Policies.of(
            IntStream.range(0, 180)
                .mapToObj(i ->
                    "'Sid':'rule-%d','Action':['s3:GetObject','s3:PutObject'],'Resource':['arn:aws:s3:::bucket-%d','arn:aws:s3:::bucket-%d/*']"
                        .formatted(i, i, i))
                .toArray(String[]::new));
    assertThat(PolicyPrinter.print(policy).length()).isGreaterThan(Limits.MOST_CHARACTERS);
    assertThat(PolicyPacker.pack(policy, EndpointKind.GATEWAY))
        .asInstanceOf(type(Packing.Fits.class))
        .satisfies(fits -> assertThat(fits.policy().statements()).hasSize(1));
  }

  @Test
  void packedPoliciesMeanTheSame() {
    for (int seed = 0; seed < 300; seed++) {
      Policy policy = new RandomPolicies(seed).policy();
      if (PolicyPacker.pack(policy, EndpointKind.GATEWAY, 400) instanceof Packing.Fits fits) {
        assertThat(fits.text().length()).isLessThanOrEqualTo(400);
        assertThat(PolicyComparison.contained(policy, fits.policy()))
            .isInstanceOf(Verdict.Proved.class);
        assertThat(PolicyComparison.contained(fits.policy(), policy))
            .isInstanceOf(Verdict.Proved.class);
      }
    }
  }
}
