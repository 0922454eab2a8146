package causeway.policy;

import causeway.policy.catalogue.ConditionKeys;
import causeway.policy.evaluate.Request;
import causeway.policy.language.Condition;
import causeway.policy.language.Patterns;
import causeway.policy.language.Policy;
import causeway.policy.language.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// Requests from a seed that come close to what a policy compares: its own patterns with their
/// wildcards filled, its own values and their neighbours, keys left out, empty and doubled.
public final class RandomRequests {
  private static final List<String> CALLERS =
      List.of(
          Request.ANONYMOUS,
          "arn:aws:iam::111122223333:role/etl",
          "arn:aws:iam::111122223333:root",
          "arn:aws:iam::444455556666:user/jane",
          "arn:aws:sts::111122223333:assumed-role/etl/session",
          "logging.s3.amazonaws.com");
  private static final List<String> FILLERS = List.of("", "x", "a/b", "public/", "z:y", "logs");
  private static final List<String> VALUES =
      List.of("a", "x", "team", "data", "10.1.2.3", "10", "");

  private final Random random;

  public RandomRequests(long seed) {
    random = new Random(seed);
  }

  /// A request close to one of the policies, which must have a statement between them.
  public Request near(Policy... policies) {
    List<Statement> statements =
        Stream.of(policies).flatMap(policy -> policy.statements().stream()).toList();
    Statement statement = any(statements);
    Map<String, List<String>> context = new LinkedHashMap<>();
    for (Policy one : policies) {
      for (Statement other : one.statements()) {
        for (Condition condition : other.conditions()) {
          if (random.nextInt(4) > 0 && !context.containsKey(condition.foldedKey())) {
            context.put(condition.foldedKey(), values(condition));
          }
        }
      }
    }
    Patterns resources = statement.resources();
    return new Request(
        fill(any(statement.actions().values())),
        resources == null ? "*" : variables(fill(any(resources.values())), context),
        any(CALLERS),
        context);
  }

  private List<String> values(Condition condition) {
    List<String> values = new ArrayList<>();
    for (int i = random.nextInt(6) == 0 ? 2 : 1; i > 0; i--) {
      values.add(value(condition));
    }
    return values;
  }

  private String value(Condition condition) {
    String value = random.nextInt(4) == 0 ? any(VALUES) : fill(any(condition.values()));
    return switch (condition.operator().comparison().family()) {
      case NUMERIC ->
          value.matches("-?[0-9]+([.][0-9]+)?")
              ? Integer.toString((int) Double.parseDouble(value) + random.nextInt(3) - 1)
              : "7";
      case DATE -> value.matches("[0-9]{4}-.*|[0-9]{10}") ? value : "2029-12-31T23:59:59Z";
      case ADDRESS -> address(value);
      case NULL -> typical(condition.key());
      case STRING, BOOL, BINARY, ARN -> value;
    };
  }

  private static String typical(String key) {
    return switch (ConditionKeys.of(key).type()) {
      case ADDRESS -> "10.1.2.3";
      case NUMBER -> "7";
      case DATE -> "2030-01-01T00:00:00Z";
      case BOOL -> "true";
      case ARN -> "arn:aws:iam::111122223333:role/etl";
      case STRING, TEXT, UNKNOWN -> "a";
    };
  }

  private String address(String value) {
    String base = value.contains("/") ? value.substring(0, value.indexOf('/')) : value;
    if (!base.matches("[0-9.]+|[0-9a-f:]+:[0-9a-f:]*")
        || base.length() < 2
        || random.nextInt(3) == 0) {
      return any(List.of("10.200.1.1", "10.1.2.3", "192.0.2.1", "2001:db8::5", "::1"));
    }
    return base.contains(":") || base.chars().filter(c -> c == '.').count() == 3
        ? base
        : "10.1.2.3";
  }

  private String fill(String pattern) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean inside = i > 1 && pattern.startsWith("${", i - 2);
      text.append(
          inside || (c != '*' && c != '?') ? Character.toString(c) : c == '?' ? "x" : any(FILLERS));
    }
    return text.toString();
  }

  private String variables(String text, Map<String, List<String>> context) {
    List<String> team = context.getOrDefault("aws:principaltag/team", List.of("a"));
    return random.nextInt(4) == 0
        ? text
        : text.replace("${aws:PrincipalTag/team}", team.getFirst());
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
