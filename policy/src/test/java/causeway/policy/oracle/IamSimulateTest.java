package causeway.policy.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.policy.RandomPolicies;
import causeway.policy.RandomRequests;
import causeway.policy.catalogue.ConditionKey;
import causeway.policy.catalogue.ConditionKeys;
import causeway.policy.evaluate.Evaluator;
import causeway.policy.evaluate.Request;
import causeway.policy.evaluate.Setting;
import causeway.policy.language.Comparison;
import causeway.policy.language.Condition;
import causeway.policy.language.Patterns;
import causeway.policy.language.Policy;
import causeway.policy.language.PolicyPrinter;
import causeway.policy.language.Principals;
import causeway.policy.language.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Our evaluator against `@cloud-copilot/iam-simulate`, on random policies and requests close to
/// them. Every difference must fall into a class that is explained here; principals are left out,
/// since it does not read them in endpoint policies.
class IamSimulateTest {
  private static final int EACH = 5;
  private static final int CHUNK = 4_000;

  @Tag("testbed")
  @Test
  void decisionsAgree() {
    compare(1, 1);
  }

  @Tag("testbed")
  @Tag("long")
  @Test
  void aMillionDecisionsAgree() {
    compare(1_000_000, 50);
  }

  private record Question(Policy policy, Request request) {}

  private static void compare(long first, int chunks) {
    Oracle oracle = Oracle.iamSimulate();
    Map<String, Integer> tally = new TreeMap<>();
    List<String> unexplained = new ArrayList<>();
    for (int chunk = 0; chunk < chunks; chunk++) {
      List<Question> questions = questions(first + (long) chunk * CHUNK);
      List<String> answers = oracle.ask(questions.stream().map(IamSimulateTest::line).toList());
      for (int i = 0; i < questions.size(); i++) {
        Question question = questions.get(i);
        String ours =
            Evaluator.evaluate(question.policy, question.request).allowed() ? "allow" : "deny";
        String why = ours.equals(answers.get(i)) ? "agree" : explained(question, answers.get(i));
        if (why.equals("unexplained")) {
          unexplained.add("ours %s, theirs %s: %s".formatted(ours, answers.get(i), line(question)));
        }
        tally.merge(why, 1, Integer::sum);
      }
    }
    System.out.println("iam-simulate: " + tally);
    assertThat(unexplained).isEmpty();
    assertThat(tally.getOrDefault("agree", 0)).isGreaterThan(chunks * CHUNK * EACH * 9 / 10);
  }

  /// The class that a difference belongs to.
  private static String explained(Question question, String theirs) {
    Setting within = Setting.GATEWAY.with(Setting.Reading.WITHIN_SEGMENTS);
    boolean narrow = Evaluator.evaluate(question.policy, question.request, within).allowed();
    if (theirs.equals(narrow ? "allow" : "deny")) {
      return "reading: IAM's guide lets a trailing * run past colons, S3's page does not";
    }
    List<Condition> conditions =
        question.policy.statements().stream()
            .flatMap(statement -> statement.conditions().stream())
            .toList();
    if (conditions.stream().anyMatch(one -> one.values().contains("0.0.0.0/0"))) {
      return "0.0.0.0/0: it matches nothing there; CIDR says it is every address";
    }
    if (question.request.context().values().stream().anyMatch(values -> values.contains(""))) {
      return "empty value: AWS resolves it to a null data set under qualifiers and Null";
    }
    if (conditions.stream().anyMatch(IamSimulateTest::invertsVariable)) {
      return "variable without value: AWS says that inverted operators match it; there they do not";
    }
    if (question.policy.statements().stream().anyMatch(IamSimulateTest::exceptsVariable)) {
      return "variable without value in NotResource: AWS says that it matches no resource, so the"
          + " element matches; there it does not";
    }
    if (!question.policy.hasVariables() && PolicyPrinter.print(question.policy).contains("${")) {
      return "variables before 2012-10-17: AWS takes them as literal text";
    }
    if (conditions.stream().anyMatch(IamSimulateTest::excludesAddresses)
        && question.request.context().toString().contains("::")) {
      return "IPv6 address under NotIpAddress of IPv4 blocks: it is not in them; there it does not match";
    }
    if (conditions.stream().anyMatch(IamSimulateTest::hasEpoch)) {
      return "epoch: AWS takes dates in seconds since 1970; there they are read otherwise";
    }
    return "unexplained";
  }

  private static boolean invertsVariable(Condition condition) {
    return condition.operator().comparison().negated()
        && condition.values().stream().anyMatch(value -> value.contains("${"));
  }

  private static boolean exceptsVariable(Statement statement) {
    Patterns resources = statement.resources();
    return resources != null
        && resources.except()
        && resources.values().stream().anyMatch(value -> value.contains("${"));
  }

  private static boolean excludesAddresses(Condition condition) {
    return condition.operator().comparison() == Comparison.NOT_IP_ADDRESS;
  }

  private static boolean hasEpoch(Condition condition) {
    return condition.operator().comparison().family() == Comparison.Family.DATE
        && condition.values().stream().anyMatch(value -> value.matches("[0-9]{5,}"));
  }

  private static List<Question> questions(long first) {
    List<Question> questions = new ArrayList<>();
    for (long seed = first; seed < first + CHUNK; seed++) {
      Policy policy = withoutPrincipals(new RandomPolicies(seed).policy());
      RandomRequests requests = new RandomRequests(seed);
      for (int i = 0; i < EACH; i++) {
        questions.add(new Question(policy, sane(requests.near(policy))));
      }
    }
    return questions;
  }

  private static Policy withoutPrincipals(Policy policy) {
    List<Statement> statements =
        policy.statements().stream()
            .map(one ->
                new Statement(
                    one.sid(),
                    one.effect(),
                    Principals.EVERYONE,
                    one.actions(),
                    one.resources(),
                    one.conditions()))
            .toList();
    return new Policy(policy.version(), policy.id(), statements);
  }

  /// An action with its service, a resource that is an ARN, ARNs that are ARNs, no variable as a
  /// value: what neither program defines is left out.
  private static Request sane(Request request) {
    Map<String, List<String>> context = new TreeMap<>();
    request
        .context()
        .forEach((key, values) -> {
          if (values.stream()
              .allMatch(value ->
                  !value.contains("${")
                      && (!key.endsWith("arn") || value.matches("arn:.*:.*:.*:.*:.*")))) {
            context.put(key, values);
          }
        });
    return new Request(
        request.action().contains(":") ? request.action() : "s3:GetObject",
        isPlainArn(request.resource()) ? request.resource() : "arn:aws:s3:::logs/a",
        request.principal(),
        context);
  }

  private static boolean isPlainArn(String text) {
    return text.matches("arn:.*:.*:.*:.*:.+") && !text.contains("${");
  }

  private static String line(Question question) {
    Request request = question.request;
    String context =
        request.context().entrySet().stream()
            .map(entry ->
                Oracle.quoted(entry.getKey()) + ":" + values(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
    return "{\"policy\":%s,\"action\":%s,\"resource\":%s,\"principal\":%s,\"context\":%s}"
        .formatted(
            PolicyPrinter.print(question.policy),
            Oracle.quoted(request.action()),
            Oracle.quoted(request.resource()),
            Oracle.quoted("arn:aws:iam::111122223333:role/etl"),
            context);
  }

  /// A list where the catalogue says that the key has many values, as the simulator's own has it.
  private static String values(String key, List<String> values) {
    boolean many =
        values.size() > 1 || ConditionKeys.of(key).cardinality() == ConditionKey.Cardinality.MANY;
    Stream<String> texts = values.stream().map(Oracle::quoted);
    return many
        ? texts.collect(Collectors.joining(",", "[", "]"))
        : texts.findFirst().orElseThrow();
  }
}
