package causeway.access.document;

import java.util.Locale;

/// Every kind of fault and warning there is; the name in lower case with hyphens is the stable
/// code. Codes of the [Level#SHAPE] level are exactly those that the JSON Schema finds too.
enum Code {
  UNREADABLE(Level.FILE, "the file cannot be opened"),
  TOO_LARGE(Level.FILE, "the file has more than 4 MiB, or more than 500,000 values"),
  NOT_UTF8(Level.FILE, "the bytes are not UTF-8"),
  NOT_TEXT(Level.FILE, "a control character, as binary files have"),
  EMPTY(Level.FILE, "nothing but space and comments"),
  SYNTAX(Level.FILE, "not YAML; reading ends here"),
  TOO_DEEP(Level.FILE, "more than 16 levels of nesting; reading ends here"),
  SEVERAL_DOCUMENTS(Level.FILE, "a second document in the same file"),
  ANCHOR(Level.FILE, "an anchor or an alias"),
  TAG(Level.FILE, "an explicit tag"),
  MERGE_KEY(Level.FILE, "a merge key"),
  BAD_KEY(Level.FILE, "a key that is not text"),
  DUPLICATE_KEY(Level.FILE, "a key that appears twice in one mapping"),
  TOO_MANY(Level.FILE, "more than 1,000 faults; the rest is not listed"),

  UNKNOWN_FIELD(Level.SHAPE, "a field that does not exist there"),
  MISSING_FIELD(Level.SHAPE, "a required field is absent"),
  WRONG_TYPE(Level.SHAPE, "text, number, list or mapping where another is expected"),
  BAD_CHOICE(Level.SHAPE, "none of the listed words"),
  EMPTY_LIST(Level.SHAPE, "a list or mapping that must not be empty"),
  DUPLICATE_ENTRY(Level.SHAPE, "a list names the same thing twice"),
  BAD_NAME(Level.SHAPE, "a name with other characters, or too long"),
  BAD_REGION(Level.SHAPE, "not the code of a Region"),
  BAD_ACCOUNT(Level.SHAPE, "not twelve digits"),
  BAD_PORT(Level.SHAPE, "not a port between 1 and 65535"),
  BAD_DURATION(Level.SHAPE, "not a number with a unit"),
  BAD_PATTERN(Level.SHAPE, "a character that no such name has"),
  BAD_PRINCIPAL(Level.SHAPE, "not a pattern for the ARN of a principal"),
  BAD_ACTION(Level.SHAPE, "neither read, write, admin nor an action"),
  BAD_ENDPOINT_ID(Level.SHAPE, "not the id of a VPC endpoint"),
  BAD_ORGANIZATION(Level.SHAPE, "not the id of an organization"),
  BAD_HOST(Level.SHAPE, "not a host name"),
  BAD_FILE(Level.SHAPE, "not the name of a JSON file beside the document"),

  BAD_CIDR(Level.MEANING, "not a CIDR block"),
  HOST_BITS(Level.MEANING, "a CIDR block with bits set beyond its prefix"),
  SAME_BLOCK(Level.MEANING, "one block twice in a network, in two spellings"),
  EVERY_ADDRESS(Level.MEANING, "a network of every address there is"),
  BAD_ADDRESS(Level.MEANING, "not an IP address"),
  BAD_DATE(Level.MEANING, "not a day of the calendar"),
  BAD_PASSWORD(Level.MEANING, "not an argon2id hash of sensible cost"),
  BAD_CERTIFICATE(Level.MEANING, "not a distinguished name"),
  SAME_CERTIFICATE(Level.MEANING, "two users with one certificate"),
  OUT_OF_RANGE(Level.MEANING, "a number or duration beyond its limits"),
  NAME_OVERLAP(Level.MEANING, "two names that people or software would take for one"),
  SAME_SERVICE(Level.MEANING, "two endpoints of one service"),
  ADOPT_WITHOUT_ID(Level.MEANING, "adoption of an endpoint that is not named"),
  UNKNOWN_NETWORK(Level.MEANING, "a network that the document does not have"),
  UNKNOWN_USER(Level.MEANING, "a user that the document does not have"),
  UNKNOWN_GROUP(Level.MEANING, "a group that the document does not have"),
  UNKNOWN_ENDPOINT(Level.MEANING, "an endpoint that the document does not have"),
  UNKNOWN_RULE(Level.MEANING, "a rule that the document does not have"),
  DUPLICATE_RULE(Level.MEANING, "two rules alike in all but the name"),
  DUPLICATE_REACTION(Level.MEANING, "the same reaction to the same alarm twice"),
  MATCHES_EVERYTHING(Level.MEANING, "a pattern in an allow that lets everything through"),
  IMPOSSIBLE_PATTERN(Level.MEANING, "a pattern that no name can fit"),
  WRONG_SERVICE(Level.MEANING, "a kind of target that the endpoint's service does not have"),
  UNSEEN_BY_DENY(Level.MEANING, "a deny by what the proxy cannot see"),
  RELEASE_BY_PERSON(Level.MEANING, "a reaction that must not release itself"),
  AWS_NAME(Level.MEANING, "a front door with a name of AWS's"),
  PROXY_PROTOCOL_ALONE(Level.MEANING, "PROXY protocol without a load balancer to speak it"),
  IPV6_WITHOUT_PROXY_PROTOCOL(Level.MEANING, "IPv6 clients whose address would be lost"),
  NOT_ENFORCEABLE(Level.MEANING, "a rule that cannot be held to its own callers"),
  TOO_MANY_RULES(Level.MEANING, "more than 10,000 rules"),

  EXPIRED(Level.WARNING, "the rule's last day has passed"),
  NO_NETWORKS(Level.WARNING, "no network is admitted"),
  NO_RULES(Level.WARNING, "no rule, so everything is refused"),
  ALLOWS_EVERYTHING(Level.WARNING, "an allow that names no target"),
  COVERED_CIDR(Level.WARNING, "a block inside another of the same network"),
  OTHER_REGION(Level.WARNING, "a Region that the farm's endpoints do not serve"),
  NO_SUCH_HOST(Level.WARNING, "a host pattern that no host of the farm fits"),
  NO_BASELINE(Level.WARNING, "the baseline is not beside the document");

  /// Where a code comes from.
  enum Level {
    /// The file as YAML; an editor sees it by its own parser.
    FILE,
    /// Fields, types and spelling; the JSON Schema finds it too.
    SHAPE,
    /// What values mean together; only the reader finds it.
    MEANING,
    /// Never a fault.
    WARNING
  }

  private final Level level;
  private final String meaning;

  Code(Level level, String meaning) {
    this.level = level;
    this.meaning = meaning;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Level level() {
    return level;
  }

  /// What the code stands for, as half a sentence.
  String meaning() {
    return meaning;
  }
}
