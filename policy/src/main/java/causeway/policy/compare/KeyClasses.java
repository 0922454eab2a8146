package causeway.policy.compare;

import causeway.policy.evaluate.Setting.Reading;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// The values of one key cut by everything that is asked of it, of whatever kind.
final class KeyClasses {
  private final List<Question> questions;
  private final List<List<Glob>> shadows;
  private final Reading reading;
  private final Budget budget;

  private KeyClasses(
      List<Question> questions, List<List<Glob>> shadows, Reading reading, Budget budget) {
    this.questions = questions;
    this.shadows = shadows;
    this.reading = reading;
    this.budget = budget;
  }

  static KeyDimension dimension(
      String name,
      List<Question> questions,
      List<List<Glob>> shadows,
      Reading reading,
      Budget budget) {
    return new KeyClasses(questions, shadows, reading, budget).dimension(name);
  }

  private KeyDimension dimension(String name) {
    List<ValueClasses> kinds = new ArrayList<>();
    Optional<BitSet> empty = Optional.empty();
    boolean other =
        asks(Question.Kind.NUMBER) || asks(Question.Kind.DATE) || asks(Question.Kind.ADDRESS);
    if (asks(Question.Kind.TEXT) || !shadows.isEmpty() || !other) {
      TextClasses texts = texts();
      kinds.add(texts);
      empty = Optional.of(texts.empty());
    }
    if (asks(Question.Kind.NUMBER)) {
      kinds.add(numbers(Question.Kind.NUMBER, Numbers::number, Numbers::plain));
    }
    if (asks(Question.Kind.DATE)) {
      kinds.add(numbers(Question.Kind.DATE, Numbers::seconds, Numbers::date));
    }
    if (asks(Question.Kind.ADDRESS)) {
      kinds.add(addresses());
    }
    ValueClasses values =
        kinds.stream().reduce((one, two) -> new MixedClasses(one, two, budget)).orElseThrow();
    return new KeyDimension(name, questions, values, empty, budget);
  }

  private boolean asks(Question.Kind kind) {
    return questions.stream().anyMatch(question -> question.kind() == kind);
  }

  private TextClasses texts() {
    List<List<Glob>> predicates = new ArrayList<>();
    for (Question question : questions) {
      predicates.add(question.kind() == Question.Kind.TEXT ? question.globs(reading) : List.of());
    }
    predicates.addAll(shadows);
    return new TextClasses(predicates, budget);
  }

  private ValueClasses numbers(
      Question.Kind kind,
      Function<String, Optional<BigDecimal>> parse,
      Function<BigDecimal, String> print) {
    List<Predicate<BigDecimal>> predicates = new ArrayList<>();
    List<BigDecimal> limits = new ArrayList<>();
    for (Question question : questions) {
      boolean mine = question.kind() == kind;
      predicates.add(mine ? question.line() : value -> false);
      limits.addAll(mine ? question.limits() : List.of());
    }
    return new IntervalClasses<>(predicates, Numbers.pieces(limits), parse, print, budget);
  }

  private ValueClasses addresses() {
    List<Predicate<BigInteger>> predicates = new ArrayList<>();
    List<Addresses.Block> blocks = new ArrayList<>();
    for (Question question : questions) {
      boolean mine = question.kind() == Question.Kind.ADDRESS;
      List<Addresses.Block> own = mine ? question.blocks() : List.of();
      predicates.add(address -> own.stream().anyMatch(block -> block.contains(address)));
      blocks.addAll(own);
    }
    return new IntervalClasses<>(
        predicates, Addresses.pieces(blocks), Addresses::parse, Addresses::print, budget);
  }
}
