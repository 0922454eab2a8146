package causeway.access.document;

import java.util.List;

/// Reads `perimeter`.
final class Perimeters {
  static final Perimeter NONE = new Perimeter(null, List.of());

  private Perimeters() {}

  static Perimeter read(Value value) {
    Section section = Section.open(value, Shape.PERIMETER, value.name());
    if (section == null) {
      return NONE;
    }
    if (section.isEmpty()) {
      value.fault(
          Code.EMPTY_LIST, "names nobody; give organization or resource-accounts, or leave it out");
    }
    return new Perimeter(
        section.get("organization", v -> v.text(Grammar.ORGANIZATION)),
        section.get("resource-accounts", v -> v.list("account", false, Value::account), List.of()));
  }
}
