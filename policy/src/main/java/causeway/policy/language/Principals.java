package causeway.policy.language;

import java.util.List;

/// Whom a statement speaks of.
public sealed interface Principals {
  /// `"Principal": "*"`.
  Principals EVERYONE = new Only(List.of(new Principal(Principal.Kind.ANYONE, "*")));

  /// Everybody that it names, to take or to leave out.
  List<Principal> named();

  /// No `Principal` element: every caller the policy applies to.
  record Absent() implements Principals {
    @Override
    public List<Principal> named() {
      return List.of();
    }
  }

  /// `Principal`.
  record Only(List<Principal> values) implements Principals {
    public Only {
      values = Principals.grouped(values);
    }

    @Override
    public List<Principal> named() {
      return values;
    }
  }

  /// `NotPrincipal`.
  record Except(List<Principal> values) implements Principals {
    public Except {
      values = Principals.grouped(values);
    }

    @Override
    public List<Principal> named() {
      return values;
    }
  }

  /// By kind in order of first appearance, as one JSON object can hold them.
  private static List<Principal> grouped(List<Principal> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("an element without a value matches nothing");
    }
    if (values.size() > 1 && values.stream().anyMatch(one -> one.kind() == Principal.Kind.ANYONE)) {
      throw new IllegalArgumentException("\"*\" stands alone");
    }
    return values.stream()
        .map(Principal::kind)
        .distinct()
        .flatMap(kind -> values.stream().filter(value -> value.kind() == kind))
        .toList();
  }
}
