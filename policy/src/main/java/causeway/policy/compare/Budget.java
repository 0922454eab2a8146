package causeway.policy.compare;

import java.time.Duration;

/// How much one comparison may cost. Patterns with wildcards in their middle can multiply without
/// end, and an auditor must answer: past the budget the answer is that it is unknown.
public final class Budget {
  /// What an audit spends on one pair of policies: its answer is there within two seconds.
  public static final Duration TIME = Duration.ofMillis(1_800);

  private static final int MOST_STATES = 120_000;
  private static final int MOST_POSITIONS = 12_000_000;
  private static final int MOST_CELLS = 4_096;
  private static final int MOST_STEPS = 4_000_000;

  private final long deadline;
  private int states;
  private int positions;
  private int steps;

  private Budget(long deadline) {
    this.deadline = deadline;
  }

  /// A budget that starts now.
  public static Budget of(Duration time) {
    return new Budget(System.nanoTime() + time.toNanos());
  }

  /// A budget for one more comparison that ends when this one does.
  public Budget again() {
    return new Budget(deadline);
  }

  /// One more state of an automaton, which remembers this many positions.
  void state(int size) {
    positions += size;
    if (++states > MOST_STATES || positions > MOST_POSITIONS) {
      throw new Exhausted("their patterns intersect in too many ways");
    }
    if (states % 64 == 0 || size > 1_000) {
      time();
    }
  }

  /// So many classes of values of one key.
  void cells(int count) {
    if (count > MOST_CELLS) {
      throw new Exhausted("one key is compared in too many ways");
    }
  }

  /// One more step of the search.
  void step() {
    if (++steps > MOST_STEPS) {
      throw new Exhausted("their statements overlap in too many ways");
    }
    if (steps % 32 == 0) {
      time();
    }
  }

  void time() {
    if (System.nanoTime() - deadline > 0) {
      throw new Exhausted("they take longer to compare than the time allowed");
    }
  }

  /// The budget is spent.
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Exhausted(String message) {
      super(message, null, false, false);
    }
  }
}
