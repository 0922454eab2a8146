package causeway.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.policy.Policies;
import causeway.policy.RandomPolicies;
import causeway.policy.catalogue.EndpointKind;
import causeway.policy.language.Policy;
import causeway.policy.language.PolicyPrinter;
import causeway.policy.language.PolicyReader;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyLintTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          'Principal':{'AWS':'arn:aws:iam::111122223333:role/*'} | wildcard-in-principal
          'Principal':{'AWS':'111122223333'}                     | root-user-only
          'Principal':{'AWS':'arn:aws:iam::111122223333:role/a'} | principal-at-gateway
          'Principal':{'AWS':'AROAEXAMPLEEXAMPLEETL'}            | unique-id
          'Principal':{'AWS':'*'}                                |
          'NotPrincipal':{'Service':'s3.amazonaws.com'}          | allow-not-principal
          'NotAction':'s3:*'                                     | allow-not-action
          'NotAction':'s3:*','Effect':'Deny'                     |
          'NotResource':'arn:aws:s3:::a/*'                       | allow-not-resource
          'Action':'s3:GetObjects'                               | unknown-action
          'Action':'s3:getobject'                                |
          'Action':'s3:Get*'                                     |
          'Action':'nosuch:Thing'                                |
          'Resource':'logs'                                      | not-an-arn
          'Resource':'arn:aws:s3:*'                              |
          'Resource':'arn:aws:*:::logs'                          | wildcard-in-service
          'Resource':'arn:aws:dynamodb:eu-west-1:1111*:table/t'  | partial-account
          'Action':'s3:GetObject','Resource':'arn:aws:s3:::logs' | bucket-without-objects
          'Condition':{'StringEquals':{'aws:PrincipalOrgsID':'o-1'}} | unknown-key
          'Condition':{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}} | absent-at-endpoint
          'Condition':{'IpAddress':{'aws:VpcSourceIp':'10.0.0.0/8'}} |
          'Condition':{'StringEquals':{'aws:TagKeys':'a'}}       | needs-qualifier
          'Condition':{'ForAllValues:StringEquals':{'aws:TagKeys':'a'}} | vacuous-for-all
          'Condition':{'ForAllValues:StringEquals':{'aws:TagKeys':'a'},'Null':{'aws:TagKeys':'false'}} |
          'Condition':{'StringEqualsIfExists':{'aws:PrincipalOrgID':'o-1'}} | admits-unsigned
          'Condition':{'StringLike':{'aws:PrincipalAccount':'1111*'}} | pattern-on-id
          'Condition':{'StringEquals':{'aws:PrincipalTag/team':'a*'}} | literal-wildcard
          """)
  void aFindingIsMadeWhereItIsDue(String statement, String code) {
    Policy policy = Policies.of(statement);
    assertThat(PolicyLint.check(policy, 100, EndpointKind.GATEWAY))
        .extracting(Finding::code)
        .isEqualTo(code == null ? List.of() : List.of(code));
  }

  @Test
  void thePolicyAsAWholeIsLookedAt() {
    assertThat(
            PolicyLint.check(Policies.of("'Sid':'a'", "'Sid':'a'"), 20_481, EndpointKind.GATEWAY))
        .extracting(Finding::toString)
        .containsExactly(
            "policy: 20481 characters, and AWS takes 20480 with white space; without white space it"
                + " is 184",
            "statement 2: Sid \"a\" appears twice, which AWS refuses; rename one");
    assertThat(PolicyLint.check(Policies.read("{'Statement':[]}"), 16, EndpointKind.GATEWAY))
        .extracting(Finding::code)
        .containsExactly("no-statement");
    assertThat(
            PolicyLint.check(
                Policies.version("2008-10-17", "'Resource':'arn:aws:s3:::home/${aws:username}'"),
                16,
                EndpointKind.GATEWAY))
        .extracting(Finding::code)
        .containsExactly("variables-off");
  }

  /// What AWS counts is the text it is sent, white space included.
  @Test
  void whiteSpaceCounts() {
    RandomPolicies random = new RandomPolicies(3);
    for (int i = 0; i < 200; i++) {
      Policy policy = random.policy();
      String text = PolicyPrinter.print(policy);
      for (int length : List.of(20_480, 20_481)) {
        String padded = text + " ".repeat(length - text.length());
        assertThat(PolicyReader.read(padded).policy()).isEqualTo(policy);
        assertThat(PolicyLint.check(policy, padded.length(), EndpointKind.GATEWAY))
            .extracting(Finding::code)
            .matches(codes -> codes.contains("too-long") == length > 20_480);
      }
    }
  }

  @Test
  void nobodyReadsThousandsOfFindings() {
    Policy policy =
        Policies.of(
            IntStream.range(0, 500)
                .mapToObj(i -> "'Action':'s3:NoSuch" + i + "'")
                .toArray(String[]::new));
    assertThat(PolicyLint.check(policy, 100, EndpointKind.GATEWAY))
        .hasSize(201)
        .last()
        .extracting(Finding::code)
        .isEqualTo("more-findings");
  }
}
