package causeway.policy.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `Principal` and `NotPrincipal`: `"*"`, or an object of types with one name or a list each.
final class PrincipalReader {
  private static final List<String> KINDS =
      Stream.of(Principal.Kind.values())
          .filter(kind -> kind != Principal.Kind.ANYONE)
          .map(Principal.Kind::text)
          .toList();

  private PrincipalReader() {}

  /// Empty only with a fault.
  static Optional<Principals> read(
      @Nullable Json only, @Nullable Json except, String path, Faults faults) {
    if (only != null) {
      List<Principal> values = principals(only, path + ".Principal", faults);
      return values.isEmpty() ? Optional.empty() : Optional.of(new Principals.Only(values));
    }
    if (except != null) {
      List<Principal> values = principals(except, path + ".NotPrincipal", faults);
      return values.isEmpty() ? Optional.empty() : Optional.of(new Principals.Except(values));
    }
    return Optional.of(new Principals.Absent());
  }

  private static List<Principal> principals(Json value, String path, Faults faults) {
    return switch (value) {
      case Json.Text text when text.value().equals("*") ->
          List.of(new Principal(Principal.Kind.ANYONE, "*"));
      case Json.Members members -> byKind(members, path, faults);
      case Json.Text text -> {
        faults.add(
            value,
            path,
            "not-a-principal",
            Quoted.of(text.value()) + " has no type; write \"*\" or {\"AWS\": …}");
        yield List.of();
      }
      case Json.Items _, Json.Plain _, Json.Nothing _ -> {
        faults.add(
            value,
            path,
            "wrong-type",
            "is " + value.kind() + "; write \"*\" or an object such as {\"AWS\": \"…\"}");
        yield List.of();
      }
    };
  }

  private static List<Principal> byKind(Json.Members members, String path, Faults faults) {
    List<Principal> values = new ArrayList<>();
    if (members.list().isEmpty()) {
      faults.add(members, path, "empty-list", "names nobody; write \"*\" or {\"AWS\": …}");
    }
    for (Json.Member member : members.list()) {
      String inside = path + Path.member(member.name());
      Stream.of(Principal.Kind.values())
          .filter(kind -> KINDS.contains(member.name()) && kind.text().equals(member.name()))
          .findFirst()
          .ifPresentOrElse(
              kind ->
                  Texts.some(member.value(), inside, faults, PrincipalReader::empty)
                      .forEach(name -> values.add(new Principal(kind, name))),
              () ->
                  faults.add(
                      member.at(), inside, "unknown-element", Texts.unknown(member.name(), KINDS)));
    }
    return values;
  }

  private static Optional<Texts.Problem> empty(String name) {
    return name.isEmpty()
        ? Optional.of(new Texts.Problem("empty-value", "\"\" names nobody; write an ARN"))
        : Optional.empty();
  }
}
