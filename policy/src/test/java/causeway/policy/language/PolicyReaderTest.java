package causeway.policy.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every fault with line, column, path and code; beside each the nearest policy that is sound.
class PolicyReaderTest {
  private static final String ALLOW =
      "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\","
          + "\"Resource\":\"*\",\"Condition\":%s}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"Statement":{"Effect":"allow","Action":"*","Resource":"*"}} | 1:24 $.Statement.Effect unknown-effect
          {"Statement":{"Effect":"Allow","action":"*","Resource":"*"}} | 1:14 $.Statement missing-element, 1:32 $.Statement.action unknown-element
          {"Statement":[{"Effect":"Allow","Action":["*","s3"],"Resource":"*"}]} | 1:47 $.Statement[0].Action[1] not-an-action
          {"Statement":[{"Effect":"Allow","Action":[],"Resource":"*"}]} | 1:42 $.Statement[0].Action empty-list
          {"Statement":[{"Effect":"Allow","Action":"*"}]} | 1:15 $.Statement[0] missing-element
          {"Statement":[{"Effect":"Allow","Action":"*","NotAction":"s3:*","Resource":"*"}]} | 1:58 $.Statement[0].NotAction both-forms
          {"Statement":[{"Effect":"Allow","Principal":"x","Action":"*","Resource":7}]} | 1:45 $.Statement[0].Principal not-a-principal, 1:73 $.Statement[0].Resource wrong-type
          {"Statement":[{"Effect":"Allow","Principal":{"Aws":"1"},"Action":"*","Resource":""}]} | 1:46 $.Statement[0].Principal.Aws unknown-element, 1:81 $.Statement[0].Resource empty-value
          {"Version":"2012-10-18","Statement":[]} | 1:12 $.Version unknown-version
          {"Version":"2012-10-17"} | 1:1 $ missing-element
          {"Version":"2012-10-17","Version":"2012-10-17","Statement":[]} | 1:25 $.Version duplicate-key
          {"Statement":[7,null]} | 1:15 $.Statement[0] wrong-type, 1:17 $.Statement[1] wrong-type
          [] | 1:1 $ not-a-policy
          {"Statement":[]} x | 1:18 $ not-json
          {"Statement":[]}{} | 1:17 $ trailing
          {"Statement":[ | 1:15 $ not-json
          """)
  void everyFaultHasItsPlace(String text, String expected) {
    PolicyRead read = PolicyReader.read(text);
    assertThat(read.policy()).isNull();
    assertThat(String.join(", ", read.faults().stream().map(PolicyReaderTest::place).toList()))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"StringEqual":{"aws:PrincipalOrgID":"o-1"}} | $.Statement.Condition.StringEqual unknown-operator
          {"NullIfExists":{"aws:PrincipalOrgID":"true"}} | $.Statement.Condition.NullIfExists unknown-operator
          {"ForSome:StringEquals":{"a:b":"c"}} | $.Statement.Condition["ForSome:StringEquals"] unknown-operator
          {"StringEquals":{"PrincipalOrgID":"o-1"}} | $.Statement.Condition.StringEquals.PrincipalOrgID not-a-key
          {"StringEquals":{"a:b":[]}} | $.Statement.Condition.StringEquals["a:b"] empty-list
          {"StringEquals":{"a:b":{"c":"d"}}} | $.Statement.Condition.StringEquals["a:b"] wrong-type
          {"StringEquals":{"a:b":"c"},"stringequals":{"a:b":"d"}} | $.Statement.Condition.stringequals duplicate-key
          {"StringEquals":{"a:b":"c","A:B":"d"}} | $.Statement.Condition.StringEquals["A:B"] duplicate-key
          {"NumericEquals":{"s3:max-keys":"ten"}} | $.Statement.Condition.NumericEquals["s3:max-keys"] bad-value
          {"DateLessThan":{"aws:CurrentTime":["2030-01-01","soon"]}} | $.Statement.Condition.DateLessThan["aws:CurrentTime"][1] bad-value
          {"Bool":{"aws:SecureTransport":"yes"}} | $.Statement.Condition.Bool["aws:SecureTransport"] bad-value
          {"IpAddress":{"aws:VpcSourceIp":"10.0.0.256"}} | $.Statement.Condition.IpAddress["aws:VpcSourceIp"] bad-value
          {"IpAddress":{"aws:VpcSourceIp":"10.0.0.0/33"}} | $.Statement.Condition.IpAddress["aws:VpcSourceIp"] bad-value
          {"IpAddress":{"aws:VpcSourceIp":"::1::"}} | $.Statement.Condition.IpAddress["aws:VpcSourceIp"] bad-value
          "aws" | $.Statement.Condition wrong-type
          """)
  void conditionsAreChecked(String condition, String expected) {
    PolicyRead read = PolicyReader.read(ALLOW.formatted(condition));
    assertThat(read.policy()).isNull();
    assertThat(read.faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.path() + " " + fault.code()).isEqualTo(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"stringequals\":{\"a:b\":\"c\"}}",
        "{\"forallvalues:STRINGLIKEifexists\":{\"aws:TagKeys\":[\"a\",\"b\"]}}",
        "{\"NumericEquals\":{\"s3:max-keys\":10}}",
        "{\"NumericLessThan\":{\"s3:max-keys\":1.5e3}}",
        "{\"Bool\":{\"aws:SecureTransport\":true}}",
        "{\"Bool\":{\"aws:SecureTransport\":\"False\"}}",
        "{\"Null\":{\"aws:PrincipalOrgID\":[\"true\",\"false\"]}}",
        "{\"DateGreaterThan\":{\"aws:CurrentTime\":[\"2030-01-01T00:00:00Z\",\"2030-01-01\",\"1735689600\"]}}",
        "{\"IpAddress\":{\"aws:VpcSourceIp\":[\"10.1.2.3/8\",\"10.0.0.1\",\"2001:db8::/32\",\"::\",\"0.0.0.0/0\"]}}",
        "{\"NumericEquals\":{\"s3:max-keys\":\"${aws:PrincipalTag/max, '10'}\"}}",
        "{}",
      })
  void soundConditionsAreTaken(String condition) {
    assertThat(PolicyReader.read(ALLOW.formatted(condition)).faults()).isEmpty();
  }

  @Test
  void faultsSayWhatToDo() {
    assertThat(
            PolicyReader.read(
                    "{\"Statement\":{\"Effect\":\"Allow\",\"action\":\"*\",\n \"Resource\":\"*\"}}")
                .faults())
        .map(Fault::toString)
        .containsExactly(
            "1:14: $.Statement: no Action; name one, or write \"*\"",
            "1:32: $.Statement.action: \"action\" is no element; write Action");
  }

  @Test
  void aTrustPolicyNeedsNoResource() {
    String text = "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"%s\"}}";
    assertThat(PolicyReader.read(text.formatted("sts:AssumeRole")).faults()).isEmpty();
    assertThat(PolicyReader.read(text.formatted("s3:GetObject")).faults()).hasSize(1);
  }

  @Test
  void hostileBytesAreAnsweredWithAFault() {
    String deep = "[".repeat(500_000);
    assertThat(PolicyReader.read("{\"Statement\":" + deep).faults())
        .singleElement()
        .extracting(Fault::code)
        .isEqualTo("too-deep");
    assertThat(PolicyReader.read(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1}).faults())
        .singleElement()
        .extracting(Fault::code)
        .isEqualTo("not-utf-8");
    assertThat(PolicyReader.read(new byte[PolicyReader.LARGEST + 1]).faults())
        .singleElement()
        .extracting(Fault::code)
        .isEqualTo("too-large");
    assertThat(PolicyReader.read("{\"Statement\":[" + "7,".repeat(200_000) + "7]}").faults())
        .singleElement()
        .extracting(Fault::code)
        .isEqualTo("too-large");
    assertThat(PolicyReader.read("{\"Statement\":[" + "7,".repeat(5_000) + "7]}").faults())
        .hasSize(101)
        .last()
        .extracting(Fault::message)
        .asString()
        .startsWith("4901 more faults");
    assertThat(PolicyReader.read("").faults()).extracting(Fault::code).containsExactly("empty");
    assertThat(PolicyReader.read("\u0000\u0001").faults()).hasSize(1);
  }

  @Test
  void aByteOrderMarkIsNoFault() {
    byte[] bytes = "\uFEFF{\"Statement\":[]}".getBytes(StandardCharsets.UTF_8);
    assertThat(PolicyReader.read(bytes).policy()).isNotNull();
  }

  @Test
  void statementsKnowWhereTheyBegin() {
    PolicyRead read =
        PolicyReader.read(
            "{\"Statement\": [\n  {\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"},\n"
                + "  {\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]}");
    assertThat(read.statements()).containsExactly(new Position(2, 3), new Position(3, 3));
  }

  private static String place(Fault fault) {
    return fault.at().line() + ":" + fault.at().column() + " " + fault.path() + " " + fault.code();
  }
}
