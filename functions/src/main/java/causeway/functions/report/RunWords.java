package causeway.functions.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A pass in one line for operators.
final class RunWords {
  private RunWords() {}

  static String of(Run run) {
    List<String> parts = new ArrayList<>(run.done());
    parts.addAll(run.waits());
    StringBuilder line = new StringBuilder(run.function()).append(": ");
    line.append(parts.isEmpty() ? "nothing to do" : String.join(", ", parts));
    if (run.outcome() != Run.Outcome.COMPLETE) {
      line.append(" [")
          .append(run.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '))
          .append(']');
    }
    run.alarms().forEach(alarm -> line.append("; ALARM ").append(alarm));
    run.failures().forEach(failure -> line.append("; FAILED ").append(failure));
    return line.toString();
  }
}
