package causeway.proxy.config;

import causeway.access.document.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// One mapping of the configuration, read field by field; what nobody asked for is a fault.
final class Section {
  private final String file;
  private final String path;
  private final Node node;
  private final List<Fault> faults;
  private final Map<String, Node> left = new LinkedHashMap<>();
  private final List<String> known = new ArrayList<>();

  private Section(String file, String path, Node node, List<Fault> faults) {
    this.file = file;
    this.path = path;
    this.node = node;
    this.faults = faults;
    if (!(node instanceof MappingNode mapping)) {
      fault(node, "wrong-type", subject() + "must be a mapping of fields to values");
      return;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        fault(tuple.getKeyNode(), "wrong-type", subject() + "a field's name must be plain text");
      } else if (left.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
        fault(key, "duplicate-field", subject() + quoted(key.getValue()) + " is given twice");
      }
    }
  }

  static Section root(String file, Node node, List<Fault> faults) {
    return new Section(file, "", node, faults);
  }

  /// Takes a field's value.
  @Nullable Node take(String field) {
    known.add(field);
    return left.remove(field);
  }

  Section section(Node value, String name) {
    return new Section(file, path.isEmpty() ? name : path + "." + name, value, faults);
  }

  /// Parses a scalar field; a value that `parse` refuses is a fault with its message.
  <T> @Nullable T scalar(String field, Function<String, T> parse) {
    Node value = take(field);
    return value == null ? null : scalar(value, field, parse);
  }

  <T> @Nullable T scalar(Node value, String field, Function<String, T> parse) {
    if (!(value instanceof ScalarNode scalar)) {
      fault(value, "wrong-type", subject() + field + " must be one value, not a list or mapping");
      return null;
    }
    try {
      return parse.apply(scalar.getValue());
    } catch (IllegalArgumentException refused) {
      fault(value, "invalid-value", subject() + field + ": " + refused.getMessage());
      return null;
    }
  }

  /// Parses a field that is a list of scalars; absent is empty.
  <T> List<T> list(String field, Function<String, T> parse) {
    Node value = take(field);
    return value == null ? List.of() : list(value, field, parse);
  }

  <T> List<T> list(Node value, String field, Function<String, T> parse) {
    List<T> read = new ArrayList<>();
    for (Node item : items(value, field)) {
      T one = scalar(item, field, parse);
      if (one != null) {
        read.add(one);
      }
    }
    return read;
  }

  List<Node> items(Node value, String field) {
    if (value instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    fault(value, "wrong-type", subject() + field + " must be a list");
    return List.of();
  }

  /// The fields of a mapping whose names are free.
  Map<String, Node> rest() {
    Map<String, Node> rest = new LinkedHashMap<>(left);
    left.clear();
    return rest;
  }

  /// Call after the last field: all others are faults.
  void end() {
    for (Map.Entry<String, Node> field : left.entrySet()) {
      fault(
          field.getValue(),
          "unknown-field",
          subject()
              + "unknown field "
              + quoted(field.getKey())
              + "; known are "
              + String.join(", ", known));
    }
  }

  /// Reports that something is not there; in what is no mapping at all, that was said already.
  void missing(String what) {
    if (node instanceof MappingNode) {
      fault(node, "missing-field", subject() + what);
    }
  }

  void fault(Node at, String code, String message) {
    int line = at.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    int column = at.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
    faults.add(new Fault(file, line, column, code, message));
  }

  private String subject() {
    return path.isEmpty() ? "" : path + ": ";
  }

  static String quoted(String text) {
    String shown = text.length() > 64 ? text.substring(0, 64) + "…" : text;
    return '"' + shown.replaceAll("\\p{Cntrl}", "?") + '"';
  }
}
