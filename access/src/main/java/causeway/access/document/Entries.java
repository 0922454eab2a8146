package causeway.access.document;

import causeway.access.Quoted;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// The keys of one mapping in the order of the file, each once.
final class Entries {
  /// One key and its value.
  record Entry(Node key, Node value) {
    Position position() {
      return Position.of(key);
    }
  }

  private Entries() {}

  /// The entries of `node`; a key that is not text or repeats is reported and left out.
  static Map<String, Entry> of(MappingNode node, String owner, Faults faults) {
    String subject = owner.isEmpty() ? "" : owner + ": ";
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      Entry entry = new Entry(tuple.getKeyNode(), tuple.getValueNode());
      if (!(entry.key() instanceof ScalarNode scalar)) {
        faults.fault(
            entry.position(), Code.BAD_KEY, subject + "a key is not text; write a plain name");
        continue;
      }
      String key = scalar.getValue();
      Entry first = entries.putIfAbsent(key, entry);
      if (first != null) {
        faults.fault(
            entry.position(),
            Code.DUPLICATE_KEY,
            subject
                + "key "
                + Quoted.of(key)
                + " is already on line "
                + first.position().line()
                + "; keep one");
      }
    }
    return entries;
  }
}
