package causeway.testbed.demo;

import java.util.stream.Collectors;

/// A group in a line that moves: who is where.
final class Progress {
  private Progress() {}

  static String of(GroupWatch watch) {
    return watch.members().isEmpty()
        ? "no instance yet"
        : watch.members().stream()
            .map(member ->
                member.id().substring(0, Math.min(8, member.id().length())) + " " + member.state())
            .collect(Collectors.joining(", "));
  }
}
