package causeway.access.document;

import causeway.access.Quoted;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/// A mapping of one [Shape]: unknown and missing fields are reported when it is opened, the rest
/// when a field is read.
final class Section {
  private final Shape shape;
  private final Value value;
  private final String owner;
  private final Map<String, Entries.Entry> entries;

  private Section(Shape shape, Value value, String owner, Map<String, Entries.Entry> entries) {
    this.shape = shape;
    this.value = value;
    this.owner = owner;
    this.entries = entries;
  }

  /// Opens `value`, or reports that it is no mapping.
  ///
  /// @param owner what its fields belong to in messages; empty at the top
  static @Nullable Section open(Value value, Shape shape, String owner) {
    if (!(value.node() instanceof MappingNode node)) {
      value.wrongType("a mapping", "write " + example(shape));
      return null;
    }
    Faults faults = value.faults();
    Section section = new Section(shape, value, owner, Entries.of(node, owner, faults));
    section.entries.forEach((key, entry) -> {
      if (!shape.fields().contains(key) && !faults.full()) {
        faults.fault(
            entry.position(),
            Code.UNKNOWN_FIELD,
            section.prefix()
                + "field "
                + Quoted.of(key)
                + " is unknown"
                + Nearest.hint(
                    key,
                    shape.fields(),
                    shape.noun() + " has " + String.join(", ", shape.fields())));
      }
    });
    shape
        .required()
        .filter(field -> !section.entries.containsKey(field))
        .forEach(field ->
            faults.fault(
                value.position(),
                Code.MISSING_FIELD,
                section.prefix() + "field \"" + field + "\" is missing; add it"));
    return section;
  }

  private static String example(Shape shape) {
    return "fields such as {" + shape.fields().getFirst() + ": …}";
  }

  private String prefix() {
    return owner.isEmpty() ? "" : owner + ": ";
  }

  /// Whether the mapping has no field at all.
  boolean isEmpty() {
    return entries.isEmpty();
  }

  boolean has(String field) {
    return entries.containsKey(field);
  }

  /// The mapping itself.
  Value value() {
    return value;
  }

  /// The names under `field`: none when it is absent, nothing when it is no mapping.
  @Nullable Set<String> keys(String field) {
    Value found = get(field);
    if (found == null) {
      return Set.of();
    }
    return found.node() instanceof MappingNode node
        ? Entries.of(node, "", new Faults("")).keySet()
        : null;
  }

  /// The value of `field`, called like the field, or nothing when it is absent.
  @Nullable Value get(String field) {
    return get(field, field);
  }

  /// The same, called `name` in messages.
  @Nullable Value get(String field, String name) {
    if (!shape.fields().contains(field)) {
      throw new IllegalArgumentException(shape + " has no field " + field);
    }
    Entries.Entry entry = entries.get(field);
    return entry == null
        ? null
        : new Value(entry.value(), owner, name, value.secret(), value.faults());
  }

  /// What `read` makes of `field`; nothing when it is absent or faulty.
  <T> @Nullable T get(String field, Function<Value, @Nullable T> read) {
    Value found = get(field);
    return found == null ? null : read.apply(found);
  }

  /// What `read` makes of `field`; `absent` when it is absent or faulty.
  <T> T get(String field, Function<Value, @Nullable T> read, T absent) {
    T found = get(field, read);
    return found == null ? absent : found;
  }
}
