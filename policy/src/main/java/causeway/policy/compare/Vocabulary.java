package causeway.policy.compare;

import causeway.policy.evaluate.Setting;
import causeway.policy.evaluate.Setting.Reading;
import causeway.policy.language.Condition;
import causeway.policy.language.Effect;
import causeway.policy.language.Patterns;
import causeway.policy.language.Policy;
import causeway.policy.language.Principal;
import causeway.policy.language.Principals;
import causeway.policy.language.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Everything the two policies ask of a request, each question once, and the statements as
/// conjunctions of those questions.
///
/// A statement becomes more than one conjunction where it compares a resource with variables: each
/// such pattern is a conjunction of its own, true or false as a whole, and bounded by what it could
/// match whatever the variables are. So it does where it names principals by unique ids.
final class Vocabulary {
  /// A statement, or a part of one.
  record Conjunction(int statement, Effect effect, List<Clause> clauses) {}

  private final Setting setting;
  private final Map<Set<Glob>, Integer> principals = new LinkedHashMap<>();
  private final Map<Set<Glob>, Integer> actions = new LinkedHashMap<>();
  private final Map<Set<Glob>, Integer> resources = new LinkedHashMap<>();
  private final Map<String, Map<Question, Integer>> keys = new LinkedHashMap<>();
  private final Map<Object, Clause.Dimension.Opaque> opaques = new LinkedHashMap<>();
  private boolean disputed;

  Vocabulary(Setting setting) {
    this.setting = setting;
  }

  /// The conjunctions of a policy; its questions are remembered.
  List<Conjunction> read(Policy policy) {
    List<Conjunction> all = new ArrayList<>();
    for (int i = 0; i < policy.statements().size(); i++) {
      Statement statement = policy.statements().get(i);
      List<Clause> common = new ArrayList<>();
      action(statement.actions(), common);
      for (Condition condition : statement.conditions()) {
        condition(condition, policy.hasVariables(), common);
      }
      List<List<Clause>> resources = resource(statement.resources(), policy.hasVariables());
      for (List<Clause> principal : principal(statement.principals())) {
        for (List<Clause> resource : resources) {
          List<Clause> clauses = new ArrayList<>(principal);
          clauses.addAll(common);
          clauses.addAll(resource);
          all.add(new Conjunction(i, statement.effect(), clauses));
        }
      }
    }
    return all;
  }

  private List<List<Clause>> principal(Principals element) {
    return switch (element) {
      case Principals.Absent _ -> List.of(List.of());
      case Principals.Only only -> principal(only.values(), true).stream().map(List::of).toList();
      case Principals.Except except -> List.of(principal(except.values(), false));
    };
  }

  /// One clause for all names, and one for each unique id, since nobody can tell whose it is.
  private List<Clause> principal(List<Principal> values, boolean wanted) {
    Set<Glob> globs = new LinkedHashSet<>();
    List<Clause> clauses = new ArrayList<>();
    for (Principal value : values) {
      if (value.isUniqueId()) {
        clauses.add(opaque(List.of("principal", value), wanted));
      } else {
        globs.addAll(PrincipalGlobs.of(value, setting.endpoint()));
      }
    }
    if (clauses.size() < values.size()) {
      clauses.add(new Clause(new Clause.Dimension.Principal(), number(principals, globs), wanted));
    }
    return clauses;
  }

  private void action(Patterns patterns, List<Clause> clauses) {
    Set<Glob> globs = new LinkedHashSet<>();
    for (String value : patterns.values()) {
      globs.add(Glob.plain(Template.of(value.toLowerCase(Locale.ROOT), true, false)));
    }
    clauses.add(
        new Clause(new Clause.Dimension.Action(), number(actions, globs), !patterns.except()));
  }

  private List<List<Clause>> resource(
      @org.jspecify.annotations.Nullable Patterns patterns, boolean variables) {
    if (patterns == null) {
      return List.of(List.of());
    }
    Set<Glob> constant = new LinkedHashSet<>();
    Set<Template> variable = new LinkedHashSet<>();
    for (String value : patterns.values()) {
      Template template = Template.of(value, true, variables);
      if (template.hasVariable()) {
        variable.add(template);
      } else {
        Glob across = Glob.resource(template, Reading.ACROSS_COLONS);
        Glob within = Glob.resource(template, Reading.WITHIN_SEGMENTS);
        disputed |= !across.equals(within);
        constant.add(setting.reading() == Reading.ACROSS_COLONS ? across : within);
      }
    }
    List<List<Clause>> alternatives = new ArrayList<>();
    if (!constant.isEmpty()) {
      alternatives.add(List.of(resource(constant, !patterns.except())));
    }
    for (Template template : variable) {
      Clause whole = opaque(List.of("resource", template), !patterns.except());
      alternatives.add(
          patterns.except()
              ? List.of(whole)
              : List.of(whole, resource(Set.of(Glob.plain(template)), true)));
    }
    return patterns.except()
        ? List.of(alternatives.stream().flatMap(List::stream).toList())
        : alternatives;
  }

  private Clause resource(Set<Glob> globs, boolean wanted) {
    return new Clause(new Clause.Dimension.Resource(), number(resources, globs), wanted);
  }

  private void condition(Condition condition, boolean variables, List<Clause> clauses) {
    Question question = Question.of(condition, variables);
    disputed |= question.isDisputed();
    if (question.hasVariable()) {
      clauses.add(opaque(List.of(condition.foldedKey(), question), true));
    }
    if (!question.hasVariable() || question.hasUpperBound()) {
      Map<Question, Integer> asked =
          keys.computeIfAbsent(condition.foldedKey(), key -> new LinkedHashMap<>());
      clauses.add(
          new Clause(
              new Clause.Dimension.Key(condition.foldedKey()), number(asked, question), true));
    }
  }

  private Clause opaque(Object text, boolean wanted) {
    return new Clause(opaques.computeIfAbsent(text, Clause.Dimension.Opaque::new), 0, wanted);
  }

  private static <T> int number(Map<T, Integer> known, T item) {
    Integer number = known.putIfAbsent(item, known.size());
    return number == null ? known.size() - 1 : number;
  }

  /// Whether the two readings of wildcards give any pattern two meanings.
  boolean isDisputed() {
    return disputed;
  }

  List<List<Glob>> principals() {
    return lists(principals);
  }

  List<List<Glob>> actions() {
    return lists(actions);
  }

  List<List<Glob>> resources() {
    return lists(resources);
  }

  private static List<List<Glob>> lists(Map<Set<Glob>, Integer> known) {
    return known.keySet().stream().map(List::copyOf).toList();
  }

  /// The keys that are asked, in lower case, with their questions.
  Map<String, List<Question>> keys() {
    Map<String, List<Question>> lists = new LinkedHashMap<>();
    keys.forEach((key, asked) -> lists.put(key, List.copyOf(asked.keySet())));
    return lists;
  }

  List<Clause.Dimension.Opaque> opaques() {
    return List.copyOf(opaques.values());
  }
}
