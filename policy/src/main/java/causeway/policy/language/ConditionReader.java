package causeway.policy.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The `Condition` block: operators, their keys, their values.
final class ConditionReader {
  private final String path;
  private final Faults faults;
  private final List<Condition> conditions = new ArrayList<>();

  ConditionReader(String path, Faults faults) {
    this.path = path;
    this.faults = faults;
  }

  List<Condition> read(Json block) {
    if (block instanceof Json.Members members) {
      Set<Operator> seen = new HashSet<>();
      for (Json.Member member : members.list()) {
        String inside = path + Path.member(member.name());
        Operator.parse(member.name())
            .ifPresentOrElse(
                operator -> {
                  if (seen.add(operator)) {
                    keys(operator, member.value(), inside);
                  }
                },
                () ->
                    faults.add(
                        member.at(),
                        inside,
                        "unknown-operator",
                        Quoted.of(member.name())
                            + " is no condition operator; one is StringEquals,"
                            + " ForAnyValue:StringLike, NumericLessThanIfExists"));
      }
    } else {
      faults.add(block, path, "wrong-type", "is " + block.kind() + "; Condition is an object");
    }
    return conditions;
  }

  private void keys(Operator operator, Json value, String inside) {
    if (!(value instanceof Json.Members members)) {
      faults.add(
          value, inside, "wrong-type", "is " + value.kind() + "; write {\"key\": \"value\"}");
      return;
    }
    for (Json.Member member : members.list()) {
      String at = inside + Path.member(member.name());
      if (!member.name().matches("[A-Za-z0-9-]+:[^\\s]+")) {
        faults.add(
            member.at(),
            at,
            "not-a-key",
            Quoted.of(member.name()) + " is no condition key; one is aws:PrincipalOrgID");
        continue;
      }
      List<String> values = values(operator, member.value(), at);
      if (!values.isEmpty()) {
        conditions.add(new Condition(operator, member.name(), values));
      }
    }
  }

  private List<String> values(Operator operator, Json value, String at) {
    if (!(value instanceof Json.Items items)) {
      return one(operator, value, at).stream().toList();
    }
    if (items.list().isEmpty()) {
      faults.add(value, at, "empty-list", "is an empty list, which compares to nothing; name one");
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i < items.list().size(); i++) {
      one(operator, items.list().get(i), at + "[" + i + "]").ifPresent(values::add);
    }
    return values;
  }

  private Optional<String> one(Operator operator, Json value, String at) {
    String text =
        switch (value) {
          case Json.Text string -> string.value();
          case Json.Plain plain -> plain.value();
          case Json.Members _, Json.Items _, Json.Nothing _ -> null;
        };
    if (text == null) {
      faults.add(value, at, "wrong-type", "is " + value.kind() + "; write a string");
      return Optional.empty();
    }
    Operands.fault(operator.comparison().family(), text)
        .ifPresent(why -> faults.add(value, at, "bad-value", Quoted.of(text) + " " + why));
    return Optional.of(text);
  }
}
