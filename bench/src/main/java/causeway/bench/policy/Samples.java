package causeway.bench.policy;

import causeway.policy.catalogue.Limits;
import causeway.policy.language.Policy;
import causeway.policy.language.PolicyReader;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The policies that are compared, as JSON: what a user has.
final class Samples {
  private static final int RULES = 20;

  private Samples() {}

  /// A small pair: the first allows less than the second.
  static String narrow() {
    return policy(statement("\"s3:GetObject\"", "\"arn:aws:s3:::reports-*/*\"", ""));
  }

  static String wide() {
    return policy(
        statement("\"s3:*\"", "[\"arn:aws:s3:::reports-*\",\"arn:aws:s3:::reports-*/*\"]", ""));
  }

  /// An organisation's perimeter, and one that also admits callers whose organisation is not known.
  static String perimeter(String operator) {
    return policy(
        statement(
            "\"*\"",
            "\"*\"",
            ",\"Condition\":{\"%s\":{\"aws:PrincipalOrgID\":\"o-a1b2c3d4e5\"}}"
                .formatted(operator)));
  }

  /// As long as an endpoint takes: rules for 260 buckets under five keys; a variant above zero
  /// narrows one of them a little.
  static String full(int variant) {
    String text =
        policy(
            IntStream.range(0, RULES).mapToObj(rule -> rule(rule, variant)).toArray(String[]::new));
    if (text.length() > Limits.MOST_CHARACTERS || text.length() < Limits.MOST_CHARACTERS - 500) {
      throw new IllegalStateException("not at the limit: " + text.length());
    }
    return text;
  }

  private static String rule(int rule, int variant) {
    String buckets =
        IntStream.range(0, 13)
            .mapToObj(bucket ->
                "\"arn:aws:s3:::corp-%02d-%02d\",\"arn:aws:s3:::corp-%02d-%02d/*\""
                    .formatted(rule, bucket, rule, bucket))
            .collect(Collectors.joining(",", "[", "]"));
    String stage =
        rule == 7 && variant > 0 ? ",\"aws:PrincipalTag/stage\":\"test-" + variant + "\"" : "";
    String conditions =
        (",\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-a1b2c3d4e5\",\"aws:ResourceAccount\":\"111122223333\"%s},"
                + "\"ArnLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::111122223333:role/team-%02d-*\"},"
                + "\"IpAddress\":{\"aws:VpcSourceIp\":\"10.%d.0.0/16\"}}")
            .formatted(stage, rule, rule);
    return statement("[\"s3:GetObject\",\"s3:PutObject\"]", buckets, conditions);
  }

  private static String statement(String actions, String resources, String conditions) {
    return "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":%s,\"Resource\":%s%s}"
        .formatted(actions, resources, conditions);
  }

  private static String policy(String... statements) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
  }

  static Policy read(String text) {
    return Objects.requireNonNull(PolicyReader.read(text).policy());
  }
}
