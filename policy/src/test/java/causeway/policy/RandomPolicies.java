package causeway.policy;

import causeway.policy.catalogue.EndpointKind;
import causeway.policy.compare.Budget;
import causeway.policy.compare.PolicyComparison;
import causeway.policy.compare.Verdict;
import causeway.policy.language.Comparison;
import causeway.policy.language.Condition;
import causeway.policy.language.Effect;
import causeway.policy.language.Operator;
import causeway.policy.language.Patterns;
import causeway.policy.language.Policy;
import causeway.policy.language.Principal;
import causeway.policy.language.Principals;
import causeway.policy.language.Statement;
import causeway.policy.language.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Policies from a seed, over few words so that two of them often overlap, and with every corner of
/// the language: both versions, every operator family, qualifiers, variables, negated elements.
public final class RandomPolicies {
  private static final List<String> ACTIONS =
      List.of(
          "*",
          "s3:*",
          "s3:Get*",
          "s3:GetObject",
          "S3:getobject",
          "s3:PutObject",
          "s3:List*",
          "s3:ListBucket",
          "s3:Delete?bject",
          "dynamodb:*",
          "dynamodb:GetItem",
          "dynamodb:GetRecords",
          "dynamodb:Query");
  private static final List<String> RESOURCES =
      List.of(
          "*",
          "arn:aws:s3:::*",
          "arn:aws:s3:::logs",
          "arn:aws:s3:::logs/*",
          "arn:aws:s3:::logs-*",
          "arn:aws:s3:::logs-*/*",
          "arn:aws:s3:::*/public/*",
          "arn:aws:s3:::log?/a*",
          "arn:aws:s3:::home/${aws:PrincipalTag/team}/*",
          "arn:aws:s3:::home/*",
          "arn:aws:s3:::Logs/*",
          "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*",
          "arn:aws:dynamodb:*:111122223333:table/telemetry",
          "arn:aws:dynamodb:eu-west-1:111122223333:table/*",
          "arn:aws:dynamodb:eu-west-1:111122223333:table/telemetry/index/*",
          "arn:aws:dynamodb:eu-west-1:111122223333:table/telemetry/stream/*");
  private static final List<Principal> PRINCIPALS =
      List.of(
          new Principal(Principal.Kind.AWS, "*"),
          new Principal(Principal.Kind.AWS, "arn:aws:iam::111122223333:role/etl"),
          new Principal(Principal.Kind.AWS, "111122223333"),
          new Principal(Principal.Kind.AWS, "arn:aws:iam::111122223333:root"),
          new Principal(Principal.Kind.AWS, "arn:aws:iam::444455556666:user/jane"),
          new Principal(Principal.Kind.AWS, "AROAEXAMPLEEXAMPLEETL"),
          new Principal(Principal.Kind.SERVICE, "logging.s3.amazonaws.com"));
  private static final List<Words> KEYS =
      List.of(
          new Words("aws:PrincipalOrgID", Family.TEXT, "o-a1b2c3d4e5", "o-z9y8x7w6v5", "o-*"),
          new Words(
              "aws:PrincipalArn",
              Family.ARN,
              "arn:aws:iam::111122223333:role/etl",
              "arn:aws:iam::111122223333:role/*",
              "arn:aws:iam::*:role/etl",
              "arn:aws:iam::*"),
          new Words(
              "aws:PrincipalArn",
              Family.TEXT,
              "arn:aws:iam::111122223333:role/etl",
              "arn:aws:*:role/etl",
              "arn:aws:iam::111122223333:*"),
          new Words("aws:PrincipalAccount", Family.TEXT, "111122223333", "444455556666"),
          new Words("aws:ResourceAccount", Family.TEXT, "111122223333", "444455556666"),
          new Words("aws:SourceVpce", Family.TEXT, "vpce-0a1b2c3d", "vpce-*"),
          new Words(
              "aws:VpcSourceIp",
              Family.ADDRESS,
              "10.0.0.0/8",
              "10.0.0.0/9",
              "10.128.0.0/9",
              "10.1.2.3",
              "0.0.0.0/0",
              "2001:db8::/32",
              "10.1.2.3/8"),
          new Words("aws:SourceIp", Family.ADDRESS, "10.0.0.0/8", "192.0.2.1"),
          new Words("s3:max-keys", Family.NUMBER, "10", "10.0", "100", "-1"),
          new Words(
              "aws:CurrentTime", Family.DATE, "2030-01-01T00:00:00Z", "2031-06-01", "1893456000"),
          new Words("aws:SecureTransport", Family.BOOL, "true", "false"),
          new Words("aws:PrincipalIsAWSService", Family.BOOL, "true", "false"),
          new Words("aws:TagKeys", Family.TEXT, "team", "cost", "t*", "Team"),
          new Words("dynamodb:LeadingKeys", Family.TEXT, "a", "b", "${aws:PrincipalTag/team}"),
          new Words(
              "aws:PrincipalTag/team", Family.TEXT, "a", "data", "${*}", "${?}", "${$}", "d?ta"),
          new Words(
              "aws:PrincipalTag/unit",
              Family.TEXT,
              "${aws:PrincipalTag/team}",
              "x",
              "${aws:PrincipalTag/team, 'x'}"),
          new Words(
              "s3:prefix", Family.TEXT, "", "home/", "home/*", "home/${aws:PrincipalTag/team}"));

  private final Random random;

  public RandomPolicies(long seed) {
    random = new Random(seed);
  }

  /// Two policies, the second often a step or two away from the first.
  public record Pair(Policy candidate, Policy bound) {
    /// The pair of a seed.
    public static Pair of(long seed) {
      RandomPolicies random = new RandomPolicies(seed);
      Policy candidate = random.policy();
      return new Pair(candidate, seed % 3 == 0 ? random.policy() : random.near(candidate));
    }

    /// Whether the first is contained in the second, however busy the machine is.
    public Verdict verdict() {
      return PolicyComparison.contained(
          candidate, bound, EndpointKind.GATEWAY, Budget.of(Duration.ofMinutes(1)));
    }
  }

  private enum Family {
    TEXT(Comparison.Family.STRING),
    ARN(Comparison.Family.ARN),
    ADDRESS(Comparison.Family.ADDRESS),
    NUMBER(Comparison.Family.NUMERIC),
    DATE(Comparison.Family.DATE),
    BOOL(Comparison.Family.BOOL);

    private final Comparison.Family family;

    Family(Comparison.Family family) {
      this.family = family;
    }

    private List<Comparison> comparisons() {
      return Stream.of(Comparison.values()).filter(one -> one.family() == family).toList();
    }
  }

  private record Words(String key, Family family, List<String> values) {
    Words(String key, Family family, String... values) {
      this(key, family, List.of(values));
    }
  }

  /// A policy of one to four statements, now and then the one that an endpoint has by default.
  public Policy policy() {
    if (random.nextInt(40) == 0) {
      return Policy.FULL_ACCESS;
    }
    @Nullable Version version =
        switch (random.nextInt(8)) {
          case 0 -> null;
          case 1 -> Version.V2008_10_17;
          default -> Version.V2012_10_17;
        };
    return new Policy(version, null, list(1 + random.nextInt(4), this::statement));
  }

  /// A policy a step or two away from `policy`, so that containment is often close.
  public Policy near(Policy policy) {
    List<Statement> statements = new ArrayList<>(policy.statements());
    int at = random.nextInt(statements.size());
    Statement old = statements.get(at);
    switch (random.nextInt(5)) {
      case 0 -> statements.add(statement());
      case 1 -> {
        if (statements.size() > 1) {
          statements.remove(at);
        }
      }
      case 2 -> statements.set(at, statement());
      case 3 -> statements.set(at, old.withConditions(conditions()));
      default ->
          statements.set(
              at,
              new Statement(
                  old.sid(),
                  old.effect(),
                  old.principals(),
                  actions(),
                  old.resources(),
                  old.conditions()));
    }
    return new Policy(policy.version(), policy.id(), statements);
  }

  /// One statement.
  public Statement statement() {
    return new Statement(
        random.nextInt(3) == 0 ? "S" + random.nextInt(100) : null,
        random.nextInt(3) == 0 ? Effect.DENY : Effect.ALLOW,
        principals(),
        actions(),
        new Patterns(random.nextInt(8) == 0, list(1 + random.nextInt(2), () -> any(RESOURCES))),
        conditions());
  }

  private Principals principals() {
    return switch (random.nextInt(8)) {
      case 0 -> new Principals.Absent();
      case 1 -> new Principals.Except(list(1, () -> any(PRINCIPALS)));
      case 2 -> new Principals.Only(list(1 + random.nextInt(2), () -> any(PRINCIPALS)));
      default -> Principals.EVERYONE;
    };
  }

  private Patterns actions() {
    return new Patterns(random.nextInt(8) == 0, list(1 + random.nextInt(2), () -> any(ACTIONS)));
  }

  private List<Condition> conditions() {
    List<Condition> conditions = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Condition condition = condition();
      if (seen.add(condition.operator() + condition.foldedKey())) {
        conditions.add(condition);
      }
    }
    return conditions;
  }

  private Condition condition() {
    Words words = any(KEYS);
    String key = random.nextInt(6) == 0 ? words.key().toLowerCase(Locale.ROOT) : words.key();
    if (random.nextInt(8) == 0) {
      return new Condition(
          Operator.of(Comparison.NULL), key, List.of(random.nextBoolean() ? "true" : "false"));
    }
    boolean multivalued = words.key().equals("aws:TagKeys") || words.key().endsWith("LeadingKeys");
    Operator.Qualifier qualifier =
        random.nextInt(multivalued ? 2 : 12) == 0
            ? Operator.Qualifier.FOR_ALL_VALUES
            : random.nextInt(multivalued ? 2 : 12) == 0
                ? Operator.Qualifier.FOR_ANY_VALUE
                : Operator.Qualifier.NONE;
    Comparison comparison = any(words.family().comparisons());
    int count = 1 + random.nextInt(Math.min(2, words.values().size()));
    return new Condition(
        new Operator(qualifier, comparison, random.nextInt(6) == 0),
        key,
        list(count, () -> any(words.values())));
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static <T> List<T> list(int count, java.util.function.Supplier<T> one) {
    return Stream.generate(one).limit(count).distinct().toList();
  }
}
