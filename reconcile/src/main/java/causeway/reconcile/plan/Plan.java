package causeway.reconcile.plan;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a look leads to.
///
/// @param actions in the order in which they are to be tried
/// @param waits what is deliberately not done yet, and why
/// @param alarms what a person should know
public record Plan(List<Action> actions, List<String> waits, List<String> alarms) {
  public Plan {
    actions = List.copyOf(actions);
    waits = List.copyOf(waits);
    alarms = List.copyOf(alarms);
  }

  /// Whether nothing differs.
  public boolean empty() {
    return actions.isEmpty();
  }

  /// The plan in one line.
  public String words() {
    String words =
        Stream.of(actions.stream().map(Action::words), waits.stream(), alarms.stream())
            .flatMap(part -> part)
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? "nothing to do" : words;
  }
}
