package causeway.reconcile.compile;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.policy.compare.PolicyComparison;
import causeway.policy.compare.Verdict;
import causeway.policy.language.Policy;
import causeway.policy.language.PolicyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Random documents against statements written by hand: what is compiled permits no more than the
/// rules and the proxies' own statements, and no less. Both are proved, not sampled.
class RandomCompileTest {
  private static final String OWN =
      """
      {"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::state/access/*",
       "Condition":{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/proxies"}}},
      {"Effect":"Allow","Principal":"*","Action":"s3:PutObject",
       "Resource":["arn:aws:s3:::reports/edge/*","arn:aws:s3:::reports/beat/*","arn:aws:s3:::records/records/*"],
       "Condition":{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/proxies"}}}\
      """;

  /// A rule, and what it is at the endpoint: nothing, or a statement without its perimeter.
  private record Sample(String rule, String statement) {}

  private static final List<Sample> SAMPLES =
      List.of(
          new Sample(
              "to: {endpoint: s3, buckets: [\"a-*\"], access: [\"s3:GetObject\"]}",
              "\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":[\"arn:aws:s3:::a-*\",\"arn:aws:s3:::a-*/*\"]"),
          new Sample(
              "to: {endpoint: s3, buckets: [a-b], access: [\"s3:PutObject\", \"s3:Get*\"]}",
              "\"Effect\":\"Allow\",\"Action\":[\"s3:PutObject\",\"s3:Get*\"],\"Resource\":[\"arn:aws:s3:::a-b\",\"arn:aws:s3:::a-b/*\"]"),
          new Sample(
              "to: {buckets: [lake, \"?ake\"], access: [\"s3:ListBucket\"], principals: [\"arn:aws:iam::111122223333:role/r-*\"]}",
              "\"Effect\":\"Allow\",\"Action\":\"s3:ListBucket\",\"Resource\":[\"arn:aws:s3:::?ake\",\"arn:aws:s3:::?ake/*\"],\"Condition\":{\"ArnLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::111122223333:role/r-*\"}}"),
          new Sample(
              "to: {endpoint: s3, access: [\"s3:ListAllMyBuckets\"]}",
              "\"Effect\":\"Allow\",\"Action\":\"s3:ListAllMyBuckets\",\"Resource\":\"*\""),
          new Sample("mode: report, to: {endpoint: s3, buckets: [unseen]}", ""),
          new Sample("until: \"2026-11-24\", to: {endpoint: s3, buckets: [over]}", ""),
          new Sample("to: {endpoint: db, tables: [orders]}", ""),
          new Sample("effect: deny, from: {networks: [berlin]}, to: {endpoint: s3}", ""),
          new Sample("effect: deny, to: {hosts: [\"a-b.s3.eu-west-1.amazonaws.com\"]}", ""),
          new Sample(
              "effect: deny, to: {endpoint: s3, buckets: [\"a-bc*\"]}",
              "\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":[\"arn:aws:s3:::a-bc*\"],\"Condition\":{\"ArnNotEquals\":{\"aws:PrincipalArn\":\"arn:aws:iam::111122223333:role/proxies\"}}"));

  private static String statement(Sample sample, boolean perimeter) {
    String condition =
        "\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-a1b2c3d4e5\",\"aws:ResourceAccount\":[\"111122223333\",\"444455556666\"]}";
    String text = sample.statement();
    if (perimeter && text.contains("Allow")) {
      text =
          text.contains("\"Condition\":{")
              ? text.replace("\"Condition\":{", "\"Condition\":{" + condition + ",")
              : text + ",\"Condition\":{" + condition + "}";
    }
    return "{\"Principal\":\"*\"," + text + "}";
  }

  @Test
  void saysTheRulesAndNothingElse() {
    RandomGenerator random = new SplittableRandom(5);
    for (int round = 0; round < 200; round++) {
      boolean perimeter = random.nextBoolean();
      List<String> rules = new ArrayList<>();
      List<String> statements = new ArrayList<>(List.of(OWN));
      for (int i = 0; i <= random.nextInt(5); i++) {
        Sample sample = SAMPLES.get(random.nextInt(SAMPLES.size()));
        rules.add(
            "  - {name: r"
                + i
                + ", "
                + (sample.rule().contains("from:") || sample.rule().contains("deny")
                    ? ""
                    : "from: {networks: [" + (i % 2 == 0 ? "berlin" : "factory") + "]}, ")
                + sample.rule()
                + "}");
        if (!sample.statement().isEmpty()) {
          statements.add(statement(sample, perimeter));
        }
      }
      if (rules.stream().map(rule -> rule.substring(rule.indexOf(','))).distinct().count()
          < rules.size()) {
        continue; // a document may not say the same twice
      }
      String yaml =
          rules.stream().collect(Collectors.joining("\n", "rules:\n", "\n"))
              + (perimeter
                  ? "perimeter: {organization: o-a1b2c3d4e5, resource-accounts: ['111122223333', '444455556666']}\n"
                  : "");
      Policy expected =
          Objects.requireNonNull(
              PolicyReader.read(
                      "{\"Version\":\"2012-10-17\",\"Statement\":["
                          + String.join(",", statements)
                          + "]}")
                  .policy());
      Policy compiled = Documents.compiled(Documents.of(yaml), "s3").policy();
      assertThat(PolicyComparison.contained(compiled, expected))
          .as("wider than the rules\n" + yaml)
          .isInstanceOf(Verdict.Proved.class);
      assertThat(PolicyComparison.contained(expected, compiled))
          .as("narrower than the rules\n" + yaml)
          .isInstanceOf(Verdict.Proved.class);
    }
  }
}
