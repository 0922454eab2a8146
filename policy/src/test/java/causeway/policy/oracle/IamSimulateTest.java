package causeway.policy.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.policy.RandomPolicies;
import causeway.policy.RandomRequests;
import causeway.policy.catalogue.ConditionKey;
import causeway.policy.catalogue.ConditionKeys;
import causeway.policy.evaluate.Evaluator;
import causeway.policy.evaluate.Request;
import causeway.policy.evaluate.Setting;
import causeway.policy.language.Policy;
import causeway.policy.language.PolicyPrinter;
import causeway.policy.language.Principals;
import causeway.policy.language.Statement;
import causeway.policy.oracle.Explanation.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
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
  private static final String UNEXPLAINED = "unexplained";
  private static final String READING =
      "the other reading: * stops at colons there; AWS's documents disagree";

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

  private static void compare(long first, int chunks) {
    Oracle oracle = Oracle.iamSimulate();
    Map<String, Integer> tally = new TreeMap<>();
    List<String> unexplained = new ArrayList<>();
    for (int chunk = 0; chunk < chunks; chunk++) {
      List<Question> different = new ArrayList<>();
      List<Question> questions = questions(first + (long) chunk * CHUNK);
      List<String> answers = ask(oracle, questions);
      for (int i = 0; i < questions.size(); i++) {
        if (ours(questions.get(i)).equals(answers.get(i))) {
          tally.merge("agree", 1, Integer::sum);
        } else {
          different.add(questions.get(i));
        }
      }
      explain(oracle, different)
          .forEach((question, why) -> {
            tally.merge(why, 1, Integer::sum);
            if (why.equals(UNEXPLAINED)) {
              unexplained.add("ours %s: %s".formatted(ours(question), line(question)));
            }
          });
    }
    System.out.println("iam-simulate: " + tally);
    assertThat(unexplained).isEmpty();
    assertThat(tally.getOrDefault("agree", 0)).isGreaterThan(chunks * CHUNK * EACH * 9 / 10);
  }

  private static List<String> ask(Oracle oracle, List<Question> questions) {
    return questions.isEmpty()
        ? List.of()
        : oracle.ask(questions.stream().map(IamSimulateTest::line).toList());
  }

  private static String ours(Question question) {
    return Evaluator.evaluate(question.policy(), question.request()).allowed() ? "allow" : "deny";
  }

  /// The class that each difference belongs to: what has to be said otherwise for the simulator to
  /// agree with what was said first, one thing if that will do, else everything.
  private static Map<Question, String> explain(Oracle oracle, List<Question> different) {
    Map<Question, String> why = new LinkedHashMap<>();
    Setting within = Setting.GATEWAY.with(Setting.Reading.WITHIN_SEGMENTS);
    for (Question one : different) {
      boolean narrow = Evaluator.evaluate(one.policy(), one.request(), within).allowed();
      why.put(one, ours(one).equals(narrow ? "allow" : "deny") ? UNEXPLAINED : READING);
    }
    for (Explanation explanation : Explanation.values()) {
      explain(oracle, why, explanation::apply, explanation.text());
    }
    UnaryOperator<Question> all =
        question ->
            Stream.of(Explanation.values())
                .reduce(question, (said, explanation) -> explanation.apply(said), (a, b) -> b);
    explain(oracle, why, all, "several of these together");
    return why;
  }

  private static void explain(
      Oracle oracle, Map<Question, String> why, UnaryOperator<Question> otherwise, String text) {
    Map<Question, Question> said = new LinkedHashMap<>();
    why.forEach((question, known) -> {
      Question same = otherwise.apply(question);
      if (known.equals(UNEXPLAINED) && !same.equals(question)) {
        said.put(question, same);
      }
    });
    List<String> answers = ask(oracle, List.copyOf(said.values()));
    int i = 0;
    for (Map.Entry<Question, Question> entry : said.entrySet()) {
      String ours = ours(entry.getKey());
      assertThat(ours(entry.getValue())).as(line(entry.getKey())).isEqualTo(ours);
      if (answers.get(i++).equals(ours)) {
        why.put(entry.getKey(), text);
      }
    }
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
    Request request = question.request();
    String context =
        request.context().entrySet().stream()
            .map(entry ->
                Oracle.quoted(entry.getKey()) + ":" + values(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
    return "{\"policy\":%s,\"action\":%s,\"resource\":%s,\"principal\":%s,\"context\":%s}"
        .formatted(
            PolicyPrinter.print(question.policy()),
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
