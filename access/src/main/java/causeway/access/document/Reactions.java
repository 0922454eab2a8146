package causeway.access.document;

import causeway.access.Quoted;
import causeway.access.document.Reaction.Action;
import causeway.access.document.Reaction.Release;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/// Reads `reactions`.
final class Reactions {
  private static final List<Action> PLAIN =
      List.of(Action.SHIFT_AWAY, Action.QUARANTINE, Action.NOTIFY);
  private static final List<Action> POLICIES =
      List.of(Action.ENDPOINT_POLICY_READ_ONLY, Action.ENDPOINT_POLICY_CLOSED);

  private final Set<String> seen = new HashSet<>();

  List<Reaction> read(Value value) {
    return value.list("reaction", true, this::reaction);
  }

  private @Nullable Reaction reaction(Value value) {
    String alarmName = Peek.text(value.node(), "alarm");
    String owner = alarmName == null ? "reaction" : "reaction to " + Quoted.of(alarmName);
    Section section = Section.open(value.called("", owner), Shape.REACTION, owner);
    if (section == null) {
      return null;
    }
    String alarm = section.get("alarm", v -> v.text(Grammar.NAME));
    Action action = section.get("do", v -> action(v, owner));
    Duration hold = section.get("hold", v -> v.duration("1s", "7d"));
    Value releaseValue = section.get("release");
    Release release =
        releaseValue == null ? null : releaseValue.choice(List.of(Release.values()), Words::of);
    if (alarm == null || action == null) {
      return null;
    }
    boolean byPerson =
        switch (action) {
          case QUARANTINE, ENDPOINT_POLICY_READ_ONLY, ENDPOINT_POLICY_CLOSED -> true;
          case SHIFT_AWAY, NOTIFY -> false;
        };
    if (releaseValue != null && byPerson && release == Release.AUTO) {
      releaseValue.fault(
          Code.RELEASE_BY_PERSON,
          "\"auto\" would undo a lock-down that silenced its own alarm; write manual, and release"
              + " it by: causeway release");
    }
    if (!seen.add(alarm + " " + action)) {
      section
          .value()
          .fault(Code.DUPLICATE_REACTION, "is in the list twice with the same do; keep one");
    }
    if (release == null) {
      release = byPerson ? Release.MANUAL : Release.AUTO;
    }
    return new Reaction(alarm, action, hold, release);
  }

  private static @Nullable Action action(Value value, String owner) {
    if (!(value.node() instanceof MappingNode)) {
      return value.choice(PLAIN, Words::of);
    }
    Section section = Section.open(value, Shape.ACTION, owner);
    return section == null
        ? null
        : section.get(
            "endpoint-policy",
            v -> v.choice(POLICIES, a -> Words.of(a).substring("endpoint-policy-".length())));
  }
}
