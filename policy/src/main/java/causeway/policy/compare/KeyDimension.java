package causeway.policy.compare;

import causeway.policy.catalogue.ConditionKey;
import causeway.policy.catalogue.ConditionKeys;
import causeway.policy.compare.ValueClasses.ValueClass;
import causeway.policy.language.Operator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a request can hold under one condition key, cut into cells: two contents of a cell are
/// alike to every question that either policy asks of the key.
///
/// Of a key with many values a set matters only by which questions all of its values answer and
/// which some of them do, so the sets are found by adding one class at a time until nothing new
/// appears.
final class KeyDimension {
  /// What a request holds under the key.
  enum Content {
    ABSENT,
    EMPTY,
    ONE,
    MANY
  }

  /// One cell, by an example.
  ///
  /// @param values the classes of the example's values
  /// @param answers the questions that it answers
  record Cell(Content content, List<ValueClass> values, BitSet answers) {}

  private final String name;
  private final ConditionKey key;
  private final List<Question> questions;
  private final ValueClasses values;
  private final List<Cell> cells;

  /// Cuts the key.
  ///
  /// @param values classes by one predicate for each question, and then by any others that matter
  /// @param emptyFits what the empty text fits; absent where there is no such value
  KeyDimension(
      String name,
      List<Question> questions,
      ValueClasses values,
      Optional<BitSet> emptyFits,
      Budget budget) {
    this.name = name;
    this.key = ConditionKeys.of(name);
    this.questions = List.copyOf(questions);
    this.values = values;
    Map<Object, Cell> distinct = new LinkedHashMap<>();
    add(distinct, new Cell(Content.ABSENT, List.of(), answers(Content.ABSENT, List.of())));
    for (ValueClass one : values.classes()) {
      add(distinct, new Cell(Content.ONE, List.of(one), answers(Content.ONE, List.of(one))));
    }
    emptyFits.ifPresent(fits -> {
      List<ValueClass> empty = List.of(new ValueClass(fits, Optional.of("")));
      add(distinct, new Cell(Content.EMPTY, empty, answers(Content.EMPTY, empty)));
    });
    if (mayHoldMany()) {
      sets(distinct, budget);
    }
    budget.cells(distinct.size());
    this.cells = List.copyOf(distinct.values());
  }

  private static void add(Map<Object, Cell> distinct, Cell cell) {
    List<BitSet> fits = cell.values().stream().map(ValueClass::fits).distinct().toList();
    // Links between keys look at the values too, so cells differ where values do.
    distinct.putIfAbsent(
        List.of(cell.content(), cell.answers(), cell.content() == Content.MANY ? "" : fits), cell);
  }

  private boolean mayHoldMany() {
    return switch (key.cardinality()) {
      case ONE -> false;
      case MANY -> true;
      case UNKNOWN ->
          questions.stream()
              .anyMatch(question -> question.operator().qualifier() != Operator.Qualifier.NONE);
    };
  }

  /// Sets of at least two values.
  private void sets(Map<Object, Cell> distinct, Budget budget) {
    ArrayDeque<Cell> queue = new ArrayDeque<>();
    for (ValueClass one : values.classes()) {
      queue.add(new Cell(Content.ONE, List.of(one), answers(Content.ONE, List.of(one))));
    }
    while (!queue.isEmpty()) {
      Cell cell = queue.remove();
      for (ValueClass more : values.classes()) {
        budget.step();
        List<ValueClass> both = new ArrayList<>(cell.values());
        both.add(more);
        Cell next = new Cell(Content.MANY, both, answers(Content.MANY, both));
        int before = distinct.size();
        add(distinct, next);
        if (distinct.size() > before) {
          budget.cells(distinct.size());
          queue.add(next);
        }
      }
    }
  }

  private BitSet answers(Content content, List<ValueClass> held) {
    BitSet answers = new BitSet();
    for (int i = 0; i < questions.size(); i++) {
      answers.set(i, answers(i, content, held));
    }
    return answers;
  }

  private boolean answers(int index, Content content, List<ValueClass> held) {
    Question question = questions.get(index);
    Operator operator = question.operator();
    boolean negated = operator.comparison().negated();
    boolean missing = content == Content.ABSENT || content == Content.EMPTY;
    if (question.kind() == Question.Kind.PRESENCE) {
      return question.takesMissing(missing);
    }
    return switch (operator.qualifier()) {
      case NONE ->
          switch (content) {
            case ABSENT -> negated || operator.ifExists();
            case MANY -> false;
            case ONE, EMPTY ->
                key.cardinality() != ConditionKey.Cardinality.MANY
                    && held.getFirst().fits().get(index) != negated;
          };
      case FOR_ALL_VALUES ->
          missing || held.stream().allMatch(value -> value.fits().get(index) != negated);
      case FOR_ANY_VALUE ->
          !missing && held.stream().anyMatch(value -> value.fits().get(index) != negated);
    };
  }

  String name() {
    return name;
  }

  ConditionKey key() {
    return key;
  }

  List<Cell> cells() {
    return cells;
  }

  ValueClasses values() {
    return values;
  }

  /// The cells that answer a question.
  BitSet answering(int question) {
    BitSet answering = new BitSet();
    for (int i = 0; i < cells.size(); i++) {
      answering.set(i, cells.get(i).answers().get(question));
    }
    return answering;
  }
}
