package causeway.policy.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Texts made to hurt whoever reads, compares or evaluates them, by what they are made of.
final class HurtfulPolicies {
  private static final int LENGTH = 20_000;

  private HurtfulPolicies() {}

  static Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    for (int patterns : new int[] {10, 14, 24, 200}) {
      all.put(
          patterns + " patterns with wildcards in their middle",
          policy(patterns, i -> wild(i, "")));
    }
    all.put("nested lists", "{\"Statement\":" + "[".repeat(500_000));
    all.put("nested objects", "{\"Statement\":" + "{\"a\":".repeat(100_000));
    all.put("one long pattern", resource("*a".repeat(LENGTH / 2)));
    all.put("one long pattern of question marks", resource("*" + "?".repeat(LENGTH)));
    all.put("one long name", resource("a".repeat(LENGTH)));
    all.put(
        "letters that fold",
        condition(
            "StringEqualsIgnoreCase",
            "aws:username",
            "\u0130\u00df\ud835\udd04".repeat(LENGTH / 4)));
    all.put("400 statements", policy(400, i -> resourceOf("arn:aws:s3:::b" + i + "/*")));
    all.put("5,000 statements", policy(5_000, i -> resourceOf("arn:aws:s3:::b" + i + "*c*")));
    all.put(
        "5,000 denials",
        policy(5_000, i -> "\"Effect\":\"Deny\"," + resourceOf("arn:aws:s3:::*" + i)));
    all.put(
        "3,000 values",
        condition("StringLike", "aws:username", list(3_000, i -> "a" + i + "*" + i)));
    all.put("800 conditions", policy(1, i -> conditions(800)));
    all.put(
        "denials on keys of their own",
        policy(60, i -> (i == 0 ? "" : "\"Effect\":\"Deny\",") + keys("StringEquals", i)));
    all.put("allowances on keys of their own", policy(60, i -> keys("StringNotEquals", i)));
    all.put(
        "sets of many values",
        policy(
            24,
            i ->
                "\"Condition\":{\""
                    + (i % 2 == 0 ? "ForAllValues" : "ForAnyValue")
                    + ":StringLike\":{\"aws:TagKeys\":[\"*"
                    + letter(i)
                    + "*\",\""
                    + letter(i)
                    + "*\"]}}"));
    all.put(
        "numbers of any size",
        condition(
            "NumericLessThan",
            "s3:max-keys",
            "1e999999999\",\"-1e999999999\",\"1e-999999999\",\"" + "9".repeat(5_000)));
    all.put(
        "dates of any age",
        condition(
            "DateLessThan",
            "aws:CurrentTime",
            "0001-01-01\",\"9999-12-31T23:59:59.999999999Z\",\"999999999999"));
    all.put(
        "2,000 numbers", condition("NumericNotEquals", "s3:max-keys", list(2_000, i -> i + ".5")));
    all.put(
        "1,000 blocks",
        condition(
            "NotIpAddress",
            "aws:VpcSourceIp",
            list(1_000, i -> "10.%d.%d.0/%d".formatted(i / 250, i % 250, 8 + i % 25))));
    all.put("1,500 variables in one pattern", resource("${aws:username}".repeat(1_300)));
    all.put("variables that do not end", resource("${".repeat(LENGTH / 2)));
    all.put(
        "resources of 200 variables",
        policy(200, i -> resourceOf("arn:aws:s3:::*${aws:PrincipalTag/t" + i + "}*")));
    all.put(
        "conditions of 60 variables",
        policy(
            60,
            i ->
                "\"Condition\":{\"StringNotLike\":{\"aws:ResourceTag/t\":\"*${aws:PrincipalTag/t"
                    + i
                    + "}*\"}}"));
    all.put(
        "actions of every shape",
        policy(60, i -> "\"Action\":\"s3:*" + letter(i) + "*" + letter(i * 7 + 3) + "*\""));
    all.put(
        "60 unique ids",
        policy(60, i -> "\"Principal\":{\"AWS\":\"AROAEXAMPLEEXAMPLE%03d\"}".formatted(i)));
    all.put(
        "80,000 numbers", condition("NumericLessThan", "s3:max-keys", list(80_000, i -> i + ".5")));
    all.put(
        "60,000 blocks",
        condition(
            "IpAddress",
            "aws:VpcSourceIp",
            list(60_000, i -> "10.%d.%d.0".formatted(i / 250, i % 250))));
    all.put(
        "60,000 resources",
        policy(1, i -> "\"Resource\":[\"" + list(60_000, j -> "arn:*" + j) + "\"]"));
    all.put(
        "60,000 actions", policy(1, i -> "\"Action\":[\"" + list(60_000, j -> "s3:*" + j) + "\"]"));
    return all;
  }

  /// A pattern whose wildcards double the classes of all the others.
  static String wild(int i, String seed) {
    return resourceOf("arn:aws:s3:::*" + letter(i) + seed + "*" + letter(i * 7 + 3) + "*");
  }

  static String policy(int count, IntFunction<String> statement) {
    return IntStream.range(0, count)
        .mapToObj(statement)
        .map(HurtfulPolicies::statement)
        .collect(Collectors.joining(",", "{\"Version\":\"2012-10-17\",\"Statement\":[", "]}"));
  }

  private static String statement(String elements) {
    return "{"
        + (elements.contains("\"Effect\"") ? "" : "\"Effect\":\"Allow\",")
        + (elements.contains("\"Principal\"") ? "" : "\"Principal\":\"*\",")
        + (elements.contains("\"Action\"") ? "" : "\"Action\":\"s3:*\",")
        + (elements.contains("\"Resource\"") ? "" : "\"Resource\":\"*\",")
        + elements
        + "}";
  }

  private static String resource(String pattern) {
    return policy(1, i -> resourceOf("arn:aws:s3:::" + pattern));
  }

  private static String resourceOf(String arn) {
    return "\"Resource\":\"" + arn + "\"";
  }

  private static String condition(String operator, String key, String values) {
    return policy(
        1, i -> "\"Condition\":{\"%s\":{\"%s\":[\"%s\"]}}".formatted(operator, key, values));
  }

  private static String list(int count, IntFunction<String> value) {
    return IntStream.range(0, count).mapToObj(value).collect(Collectors.joining("\",\""));
  }

  /// Two keys of six, so that every statement crosses many others.
  private static String keys(String operator, int i) {
    return "\"Condition\":{\"%s\":{\"aws:PrincipalTag/k%d\":\"v%d\",\"aws:PrincipalTag/k%d\":\"v%d\"}}"
        .formatted(operator, i % 6, i, 6 + i % 7, i);
  }

  private static String conditions(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"aws:PrincipalTag/t%d\":\"x\"".formatted(i))
        .collect(Collectors.joining(",", "\"Condition\":{\"StringEquals\":{", "}}"));
  }

  private static char letter(int i) {
    return (char) ('a' + i % 26);
  }
}
