package causeway.access.document;

import java.util.regex.Pattern;

/// How each kind of text is spelled. The JSON Schema holds the same patterns under the same names.
enum Grammar {
  NAME(
      Code.BAD_NAME,
      "[A-Za-z0-9._-]{1,64}",
      "is not a name",
      "use 1 to 64 letters, digits, \".\", \"_\" or \"-\""),
  FARM(
      Code.BAD_NAME,
      "[a-z]([a-z0-9-]{0,30}[a-z0-9])?",
      "is not the name of a farm",
      "use 1 to 32 lower-case letters, digits or \"-\", starting with a letter"),
  REGION(
      Code.BAD_REGION,
      "[a-z]{2,4}(-[a-z]{1,16}){1,3}-[0-9]{1,2}",
      "is not a Region",
      "write its code, such as eu-west-1"),
  ACCOUNT(Code.BAD_ACCOUNT, "[0-9]{12}", "is not an account", "write its twelve digits"),
  DURATION(
      Code.BAD_DURATION,
      "[1-9][0-9]{0,8}(ms|s|m|h|d)",
      "is not a duration",
      "write a number with its unit (ms, s, m, h or d), such as 30m"),
  BUCKETS(
      Code.BAD_PATTERN,
      "[a-z0-9.*?-]{1,63}",
      "cannot be part of a bucket's name",
      "use lower-case letters, digits, \".\" and \"-\", with * and ? as wildcards"),
  ACCESS_POINTS(
      Code.BAD_PATTERN,
      "[a-z0-9*?-]{1,63}",
      "cannot be part of an access point's name or alias",
      "use lower-case letters, digits and \"-\", with * and ? as wildcards"),
  TABLES(
      Code.BAD_PATTERN,
      "[A-Za-z0-9._*?-]{1,255}",
      "cannot be part of a table's name",
      "use letters, digits, \".\", \"_\" and \"-\", with * and ? as wildcards"),
  HOSTS(
      Code.BAD_PATTERN,
      "[a-z0-9.*?-]{1,253}",
      "cannot be part of a host name",
      "use lower-case letters, digits, \".\" and \"-\", with * and ? as wildcards"),
  PRINCIPALS(
      Code.BAD_PRINCIPAL,
      "arn:aws(-[a-z]{1,8}){0,3}:(iam|sts)::([0-9]{12}|\\*):[A-Za-z0-9+=,.@_/*?:-]{1,512}",
      "is not a pattern for the ARN of a principal",
      "write one such as arn:aws:iam::111122223333:role/office-*"),
  ACTIONS(
      Code.BAD_ACTION,
      "read|write|admin|(s3|s3express|dynamodb):[A-Za-z*?]{1,64}",
      "is neither read, write, admin nor an action",
      "write one such as s3:GetObject"),
  ENDPOINT_ID(
      Code.BAD_ENDPOINT_ID,
      "vpce-([0-9a-f]{8}|[0-9a-f]{17})",
      "is not the id of a VPC endpoint",
      "write one such as vpce-0a1b2c3d4e5f60718, or leave it to the stack"),
  ORGANIZATION(
      Code.BAD_ORGANIZATION,
      "o-[a-z0-9]{10,32}",
      "is not the id of an organization",
      "write one such as o-a1b2c3d4e5"),
  HOST_NAME(
      Code.BAD_HOST,
      "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.){1,9}[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
      "is not a host name",
      "write a full name in lower case, such as s3.corp.example.net"),
  TARGET(
      Code.BAD_HOST,
      "([A-Za-z0-9_-]{1,63}\\.){1,60}[A-Za-z0-9_-]{1,63}\\.?(:[0-9]{1,5})?",
      "is not a host name",
      "write one such as reports.s3.eu-west-1.amazonaws.com, with a port if not 443"),
  FILE(
      Code.BAD_FILE,
      "[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}\\.json",
      "is not the name of a JSON file beside the document",
      "write one such as baseline-s3.json");

  private final Code code;
  private final Pattern pattern;
  private final String broken;
  private final String remedy;

  Grammar(Code code, String pattern, String broken, String remedy) {
    this.code = code;
    this.pattern = Pattern.compile(pattern);
    this.broken = broken;
    this.remedy = remedy;
  }

  boolean fits(String text) {
    return pattern.matcher(text).matches();
  }

  Code code() {
    return code;
  }

  /// The regular expression for the whole text, in the dialect that Java and JSON Schema share.
  String pattern() {
    return "^(" + pattern + ")$";
  }

  /// The broken rule and the remedy, to follow the value in a message.
  String broken() {
    return broken + "; " + remedy;
  }
}
